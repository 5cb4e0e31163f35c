package org.holisticsjdbc.clients.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** A row of a widget, as an entity that is only read. */
@Entity
@Immutable
@Table(schema = "Wildlife strikes", name = "Strikes by state")
class StateStrikes {
  @Id
  @Column(name = "State")
  private String state;

  @Column(name = "Strikes")
  private long strikes;

  @Column(name = "Highest cost", precision = 38, scale = 10)
  private BigDecimal highestCost;

  String line() {
    return state + "|" + strikes + "|" + highestCost.stripTrailingZeros().toPlainString();
  }
}
