SELECT num(id), text, note, num(big_integer), num(amount), num(precise), day(date),
  DATE_TRUNC('millisecond', CAST(NULLIF(datetime, '') AS TIMESTAMP)), CAST(truefalse AS BOOLEAN)
FROM all_types
