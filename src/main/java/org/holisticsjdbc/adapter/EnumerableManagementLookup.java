package org.holisticsjdbc.adapter;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.PhysType;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.convert.ConverterRule;

/** A {@link ManagementLookup} that runs. */
public final class EnumerableManagementLookup extends ManagementLookup implements EnumerableRel {
  private EnumerableManagementLookup(ManagementLookup lookup, RelTraitSet traits, RelNode input) {
    super(
        lookup.getCluster(),
        traits,
        input,
        lookup.scan(),
        lookup.keys(),
        lookup.condition(),
        lookup.joinType(),
        lookup.getRowType());
  }

  /** Makes logical lookups ones that run. */
  public static final class Rule extends ConverterRule {
    private static final Config CONFIG =
        Config.INSTANCE
            .withConversion(
                ManagementLookup.class,
                Convention.NONE,
                EnumerableConvention.INSTANCE,
                "EnumerableManagementLookupRule")
            .withRuleFactory(Rule::new);

    private Rule(Config config) {
      super(config);
    }

    /** Returns the rule. */
    public static Rule create() {
      return CONFIG.toRule(Rule.class);
    }

    @Override
    public RelNode convert(RelNode rel) {
      ManagementLookup lookup = (ManagementLookup) rel;
      RelTraitSet traits = rel.getTraitSet().replace(EnumerableConvention.INSTANCE);
      return new EnumerableManagementLookup(
          lookup,
          traits,
          convert(
              lookup.getInput(),
              lookup.getInput().getTraitSet().replace(EnumerableConvention.INSTANCE)));
    }
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableManagementLookup(this, traits, inputs.get(0));
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer preferred) {
    BlockBuilder code = new BlockBuilder();
    Result input = implementor.visitChild(this, 0, (EnumerableRel) getInput(), Prefer.ARRAY);
    Expression rows = code.append("input", input.block);
    PhysType rowType =
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), preferred.preferArray());
    code.add(
        Expressions.call(
            implementor.stash(LookupSpec.of(this), LookupSpec.class),
            "join",
            DataContext.ROOT,
            rows));
    return implementor.result(rowType, code.toBlock());
  }
}
