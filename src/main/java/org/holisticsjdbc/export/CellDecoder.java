package org.holisticsjdbc.export;

/** Decodes cells straight from the characters of the file to values of {@link CellType}. */
final class CellDecoder {
  private final DateTimes dateTimes;
  private final boolean formatted;

  CellDecoder(CsvFormat format) {
    this.dateTimes = new DateTimes(format.zone());
    this.formatted = format.numbers() == CsvFormat.Numbers.FORMATTED;
  }

  /** Returns the value of a cell; null for one that is empty and not quoted. */
  Object decode(CellType type, char[] text, int offset, int length, boolean quoted) {
    if (length == 0) {
      return empty(type, quoted);
    }
    return switch (type) {
      case TEXT -> new String(text, offset, length);
      case DECIMAL, DOUBLE, BIGINT -> number(type, text, offset, length);
      case DATE -> dateTimes.date(text, offset, length);
      case TIMESTAMP -> dateTimes.timestamp(text, offset, length);
      case BOOLEAN -> bool(text, offset, length);
    };
  }

  /** Most numbers are plain in every file, so the other way to write them is tried second. */
  private Object number(CellType type, char[] text, int offset, int length) {
    try {
      return plainNumber(type, text, offset, length);
    } catch (BadCellException e) {
      if (!formatted) {
        throw e;
      }
      char[] plain =
          FormattedNumbers.plain(new String(text, offset, length))
              .orElseThrow(() -> e)
              .toCharArray();
      return plainNumber(type, plain, 0, plain.length);
    }
  }

  private static Object plainNumber(CellType type, char[] text, int offset, int length) {
    return switch (type) {
      case DECIMAL -> Numbers.decimal(text, offset, length);
      case DOUBLE -> (Object) Numbers.floating(text, offset, length);
      default -> Numbers.bigint(text, offset, length);
    };
  }

  private static Object empty(CellType type, boolean quoted) {
    if (!quoted) {
      return null;
    }
    if (type == CellType.TEXT) {
      return "";
    }
    throw BadCellException.not("a value of type " + type + " but an empty text");
  }

  private static Boolean bool(char[] text, int offset, int length) {
    if (is("true", text, offset, length)
        || is("t", text, offset, length)
        || is("1", text, offset, length)
        || is("yes", text, offset, length)) {
      return Boolean.TRUE;
    }
    if (is("false", text, offset, length)
        || is("f", text, offset, length)
        || is("0", text, offset, length)
        || is("no", text, offset, length)) {
      return Boolean.FALSE;
    }
    throw BadCellException.not("a boolean such as true or false");
  }

  /** Compares with a lower-case word of ASCII, ignoring case in every locale. */
  private static boolean is(String word, char[] text, int offset, int length) {
    if (length != word.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text[offset + i];
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      if (lower != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
