package org.holisticsjdbc.clients.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** An airport of the widget of that name. */
@Entity
@Immutable
@Table(schema = "Airports", name = "Airports")
class Airport {
  @Id
  @Column(name = "IATA")
  private String iata;

  @Column(name = "State")
  private String state;

  @Column(name = "City")
  private String city;
}
