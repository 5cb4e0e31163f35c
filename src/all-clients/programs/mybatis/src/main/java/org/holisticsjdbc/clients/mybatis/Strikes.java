package org.holisticsjdbc.clients.mybatis;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Queries over widgets: some annotated, some in Strikes.xml. */
interface Strikes {
  @Select("SELECT source_title FROM holistics.widgets WHERE dashboard_id = #{id} ORDER BY id")
  List<String> tables(long id);

  @Select("SELECT * FROM \"Playground\".\"All types\" WHERE \"Id\" = #{id}")
  Map<String, Object> allTypes(int id);

  @Select(
      "SELECT COUNT(*) AS \"strikes\", SUM(\"Total cost\") AS \"cost\", MAX(\"Flight date\") AS \"latest\""
          + " FROM \"Wildlife strikes\".\"Strikes\" WHERE \"Flight date\" < #{day}")
  Map<String, Object> before(LocalDate day);

  /** Finds states by what is known of them; an empty list means all. */
  List<StateStrikes> ofStates(@Param("states") List<String> states, @Param("least") int least);

  /** Joins widgets of two dashboards. */
  List<Map<String, Object>> flightsByState(int top);
}
