package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.holisticsjdbc.adapter.GivenArguments;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.procedure.CallRunner;
import org.holisticsjdbc.procedure.Effect;
import org.holisticsjdbc.procedure.Procedure;
import org.holisticsjdbc.procedure.ProcedureCall;
import org.holisticsjdbc.procedure.ProcedureRows;

/**
 * A call of a procedure. It is sent once for each execution, and not before; its arguments are
 * checked first.
 */
final class ProcedurePlan implements Plan {
  private final GivenArguments given;
  private final ComputedValues computed;
  private final CallText text;
  private final Account account;
  private final SessionSettings settings;
  private final List<org.holisticsjdbc.procedure.Parameter> markers;

  ProcedurePlan(
      GivenArguments given,
      ComputedValues computed,
      CallText text,
      Account account,
      SessionSettings settings) {
    this.computed = requireNonNull(computed, "computed");
    this.given = requireNonNull(given, "given");
    this.text = requireNonNull(text, "text");
    this.account = requireNonNull(account, "account");
    this.settings = requireNonNull(settings, "settings");
    this.markers = markers(given);
    given.checkKnown(settings.timeZone());
  }

  private static List<org.holisticsjdbc.procedure.Parameter> markers(GivenArguments given) {
    Map<Integer, org.holisticsjdbc.procedure.Parameter> byIndex = given.markers();
    List<org.holisticsjdbc.procedure.Parameter> markers = new ArrayList<>();
    for (int i = 0; i < byIndex.size(); i++) {
      markers.add(byIndex.get(i));
    }
    return markers;
  }

  private Procedure procedure() {
    return given.procedure();
  }

  @Override
  public List<Column> columns() {
    return procedure().result().columns().stream()
        .map(column -> ProcedureTypes.column(procedure().name(), column.name(), column.type()))
        .toList();
  }

  @Override
  public List<Parameter> parameters() {
    return markers.stream().map(ProcedureTypes::marker).toList();
  }

  @Override
  public Optional<Called> called() {
    return Optional.of(
        new Called(
            procedure().name(),
            procedure().effect() != Effect.READ,
            text.returnsValue(),
            markers.stream().map(org.holisticsjdbc.procedure.Parameter::name).toList()));
  }

  @Override
  public Rows execute(List<Object> parameters, Cancellation cancellation) {
    cancellation.check();
    ProcedureCall call = call(parameters, cancellation);
    Messages messages = new Messages();
    AccountService service = new AccountService(account, cancellation, messages::add);
    try {
      ProcedureRows rows = new CallRunner(service, settings.timeZone()).run(call);
      return new CallRows(rows, messages, cancellation);
    } catch (RuntimeException | Error e) {
      throw EngineFailures.ofExecution(e, cancellation);
    }
  }

  ProcedureCall call(List<Object> parameters, Cancellation cancellation) {
    if (parameters.size() != markers.size()) {
      throw new HolisticsException(
          Failure.PARAMETER_MISSING,
          "The statement has %d parameters, %d values were given"
              .formatted(markers.size(), parameters.size()));
    }
    Function<Integer, Optional<Object>> values = computed.compute(cancellation);
    return given.call(
        index -> index < 0 ? values.apply(index) : Optional.ofNullable(parameters.get(index)),
        settings.timeZone());
  }
}
