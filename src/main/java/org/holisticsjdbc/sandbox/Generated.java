package org.holisticsjdbc.sandbox;

import static org.holisticsjdbc.sandbox.ModelField.date;
import static org.holisticsjdbc.sandbox.ModelField.datetime;
import static org.holisticsjdbc.sandbox.ModelField.number;
import static org.holisticsjdbc.sandbox.ModelField.text;
import static org.holisticsjdbc.sandbox.ModelField.truefalse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * Tables of any size. A row depends on the seed and its number only, so that no table is ever held
 * in memory and every run sees the same rows.
 */
final class Generated {

  static final int CUSTOMERS = 100;
  static final int ORDERS = 1_000;
  static final int PAYMENTS = 1_500;

  private static final long BEYOND_32_BITS = 3_000_000_000L;
  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 2_000;
  private static final List<String> CITIES =
      List.of("Berlin", "Hà Nội", "København", "New York", "São Paulo", "東京", "Gießen, Hesse");
  private static final List<String> STATUSES = List.of("open", "paid", "shipped", "returned");
  private static final List<String> NAMES = List.of("Ada", "Bao", "Chloé", "Dmitri", "Esra");

  private final long seed;

  Generated(long seed) {
    this.seed = seed;
  }

  /** Returns a model of 16 columns of all types. */
  Model mixed(int rows) {
    List<ModelField> fields =
        List.of(
            number("id", "Id").asPrimaryKey(),
            number("big_number", "Big number"),
            number("quantity", "Quantity"),
            number("price", "Price"),
            number("rate", "Rate"),
            number("discount", "Discount"),
            text("code", "Code"),
            text("name", "Name"),
            text("city", "City"),
            text("status", "Status"),
            text("comment", "Comment"),
            date("created_on", "Created on"),
            date("due_on", "Due on"),
            datetime("updated_at", "Updated at"),
            truefalse("active", "Active"),
            truefalse("checked", "Checked"));
    return model("generated", "Generated", fields, rows, this::mixedRow);
  }

  Model customers() {
    List<ModelField> fields =
        List.of(
            number("customer_id", "Customer id").asPrimaryKey(),
            text("name", "Name"),
            text("city", "City"));
    return model("customers", "Customers", fields, CUSTOMERS, this::customerRow);
  }

  Model orders() {
    List<ModelField> fields =
        List.of(
            number("order_id", "Order id").asPrimaryKey(),
            number("customer_id", "Customer id"),
            datetime("ordered_at", "Ordered at"),
            number("amount", "Amount"),
            text("status", "Status"));
    return model("orders", "Orders", fields, ORDERS, this::orderRow);
  }

  Model payments() {
    List<ModelField> fields =
        List.of(
            number("payment_id", "Payment id").asPrimaryKey(),
            number("order_id", "Order id"),
            date("paid_on", "Paid on"),
            number("amount", "Amount"));
    return model("payments", "Payments", fields, PAYMENTS, this::paymentRow);
  }

  private static Model model(
      String name, String label, List<ModelField> fields, int rows, LongFunction<Object[]> row) {
    RowSource source = () -> LongStream.rangeClosed(1, rows).mapToObj(row);
    return new Model(ApiId.of(name), name, label, fields, source);
  }

  private Object[] mixedRow(long number) {
    SplittableRandom random = random(1, number);
    LocalDate created = day(random);
    return new Object[] {
      BigDecimal.valueOf(number),
      BigDecimal.valueOf(BEYOND_32_BITS + random.nextLong(1L << 50)),
      BigDecimal.valueOf(random.nextInt(1, 100)),
      BigDecimal.valueOf(random.nextLong(1_000_000), 2),
      BigDecimal.valueOf(random.nextLong(-5_000_000_000L, 5_000_000_000L), 10),
      orNull(random, 10, BigDecimal.valueOf(random.nextInt(0, 8) * 125L, 3)),
      Integer.toString(1_000 + random.nextInt(1_000)).substring(1),
      pick(random, NAMES) + " " + number,
      pick(random, CITIES),
      orNull(random, 20, pick(random, STATUSES)),
      comment(random),
      created,
      orNull(random, 5, created.plusDays(random.nextInt(60))),
      created.atStartOfDay().plus(random.nextLong(86_400_000), ChronoUnit.MILLIS),
      random.nextBoolean(),
      orNull(random, 3, random.nextBoolean())
    };
  }

  private Object[] customerRow(long number) {
    SplittableRandom random = random(2, number);
    return new Object[] {
      BigDecimal.valueOf(number), pick(random, NAMES) + " " + number, pick(random, CITIES)
    };
  }

  /** Some customers have no order, and some orders no customer. */
  private Object[] orderRow(long number) {
    SplittableRandom random = random(3, number);
    LocalDateTime ordered = day(random).atStartOfDay().plusSeconds(random.nextInt(86_400));
    return new Object[] {
      BigDecimal.valueOf(number),
      orNull(random, 50, BigDecimal.valueOf(random.nextInt(1, CUSTOMERS - 5))),
      ordered,
      BigDecimal.valueOf(random.nextLong(100, 500_000), 2),
      pick(random, STATUSES)
    };
  }

  private Object[] paymentRow(long number) {
    SplittableRandom random = random(4, number);
    return new Object[] {
      BigDecimal.valueOf(number),
      BigDecimal.valueOf(random.nextInt(1, ORDERS + 1)),
      orNull(random, 25, day(random)),
      BigDecimal.valueOf(random.nextLong(100, 200_000), 2)
    };
  }

  private SplittableRandom random(int table, long number) {
    return new SplittableRandom((seed * 31 + table) * 1_000_003 + number);
  }

  private static LocalDate day(SplittableRandom random) {
    return FIRST_DAY.plusDays(random.nextInt(DAYS));
  }

  private static String pick(SplittableRandom random, List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  /** Returns NULL for one in so many rows. */
  private static Object orNull(SplittableRandom random, int oneIn, Object value) {
    return random.nextInt(oneIn) == 0 ? null : value;
  }

  private static String comment(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> "first line\nsecond line";
      case 3 -> "he said \"" + random.nextInt(100) + "\", then left";
      default -> "comment " + random.nextInt(1_000);
    };
  }
}
