package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Cancellation;
import org.holisticsjdbc.api.ExportDownload;
import org.holisticsjdbc.api.Failure;
import org.holisticsjdbc.api.HolisticsException;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.procedure.Service;

/**
 * The account as one execution of procedures uses it: every wait ends when the execution is
 * cancelled.
 *
 * <p>A request that was sent is not called back: what it changes, it changes.
 */
final class AccountService implements Service {
  private static final System.Logger LOG = System.getLogger("org.holisticsjdbc.procedure");
  private final Account account;
  private final Cancellation cancellation;
  private final Consumer<String> listener;

  /**
   * Creates the service of one execution.
   *
   * @param listener is told what the user should know, on any thread
   */
  AccountService(Account account, Cancellation cancellation, Consumer<String> listener) {
    this.listener = requireNonNull(listener, "listener");
    this.account = requireNonNull(account, "account");
    this.cancellation = requireNonNull(cancellation, "cancellation");
  }

  @Override
  public JsonNode send(ApiRequest request) {
    try {
      return begin(request).get();
    } catch (HolisticsException e) {
      throw cancellation.isCancelled() && !request.safe() ? uncertain(e) : e;
    }
  }

  private static HolisticsException uncertain(HolisticsException e) {
    return new HolisticsException(
        e.failure(),
        e.getMessage()
            + ". The call may have reached the service: see what became of it before you repeat it",
        e);
  }

  @Override
  public Supplier<JsonNode> begin(ApiRequest request) {
    cancellation.check();
    CompletableFuture<JsonNode> answer =
        account.request(() -> account.client().call(request, cancellation));
    return () -> cancellation.await(answer);
  }

  private <T> T await(Supplier<T> work) {
    cancellation.check();
    return cancellation.await(account.request(work));
  }

  @Override
  public Job await(Job submitted, Consumer<Job> seen) {
    CompletableFuture<Job> end = account.exporter().watch(submitted, seen);
    try {
      return cancellation.await(end);
    } finally {
      end.cancel(false); // nobody waits any more
    }
  }

  @Override
  public List<Job.Log> log(long jobId) {
    return await(() -> account.client().getJobLogs(jobId));
  }

  @Override
  public byte[] download(long jobId, int mostBytes) {
    return await(() -> read(jobId, mostBytes));
  }

  private byte[] read(long jobId, int mostBytes) {
    try (ExportDownload download = account.client().downloadExport(jobId);
        InputStream content = download.body()) {
      byte[] bytes = content.readNBytes(mostBytes);
      if (bytes.length == mostBytes && content.read() >= 0) {
        throw new HolisticsException(
            Failure.MEMORY_BUDGET,
            "The file of job %d has more than %d bytes, too many for one value: read the widget as a table"
                .formatted(jobId, mostBytes));
      }
      return bytes;
    } catch (IOException e) {
      throw new HolisticsException(
          Failure.CONNECTION_LOST, "The file of job %d broke off".formatted(jobId), e);
    }
  }

  @Override
  public void changed() {
    account.forgetMetadata();
  }

  @Override
  public void tell(String message) {
    LOG.log(Level.DEBUG, message);
    listener.accept(message);
  }
}
