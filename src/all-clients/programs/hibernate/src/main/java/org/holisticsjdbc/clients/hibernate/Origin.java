package org.holisticsjdbc.clients.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** Flights from an airport: a widget of another dashboard, joined by its key. */
@Entity
@Immutable
@Table(schema = "Flights", name = "Flights by origin")
class Origin {
  @Id
  @Column(name = "Origin")
  private String code;

  @OneToOne
  @JoinColumn(name = "Origin", insertable = false, updatable = false)
  private Airport airport;

  @Column(name = "Sum of Flights", precision = 38, scale = 10)
  private java.math.BigDecimal flights;
}
