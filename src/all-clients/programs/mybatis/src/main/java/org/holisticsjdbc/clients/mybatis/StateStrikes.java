package org.holisticsjdbc.clients.mybatis;

import java.math.BigDecimal;

/** A row of a widget, made by its constructor. */
record StateStrikes(String state, long strikes, BigDecimal highestCost) {}
