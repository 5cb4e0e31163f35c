package org.holisticsjdbc.clients.jasperreports;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.export.JRCsvExporter;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleWriterExporterOutput;

/** A report that joins two widgets, filled and printed as CSV: {@code URL KEY}. */
public final class JasperReportsProgram {
  private JasperReportsProgram() {}

  public static void main(String[] arguments) throws JRException, SQLException, IOException {
    Map<String, Object> parameters =
        new HashMap<>(Map.of("least", new BigDecimal("10000"), "states", List.of("Texas", "Ohio")));
    System.out.println("## report with parameters: filter, join, aggregate");
    try (Connection connection = DriverManager.getConnection(arguments[0], "user", arguments[1])) {
      print(JasperFillManager.fillReport(report(), parameters, connection));
    }
  }

  private static JasperReport report() throws JRException, IOException {
    try (InputStream source = JasperReportsProgram.class.getResourceAsStream("/strikes.jrxml")) {
      return JasperCompileManager.compileReport(source);
    }
  }

  private static void print(JasperPrint pages) throws JRException {
    JRCsvExporter exporter = new JRCsvExporter();
    exporter.setExporterInput(new SimpleExporterInput(pages));
    exporter.setExporterOutput(new SimpleWriterExporterOutput(System.out));
    exporter.exportReport();
  }
}
