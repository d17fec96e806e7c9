package dev.harness.agent.sql;

import java.util.HashSet;
import java.util.Set;

/** Words with a meaning of their own. */
final class Words {
  /** Begin a query. */
  static final Set<String> QUERY = Set.of("select", "with", "values", "table");

  static final Set<String> SET_OPERATION = Set.of("union", "intersect", "except", "minus");

  /** Of dates and times. */
  static final Set<String> UNIT =
      Set.of(
          ("microsecond millisecond second minute hour day week month quarter year second_microsecond"
                  + " minute_second minute_microsecond hour_minute hour_second hour_microsecond"
                  + " day_hour day_minute day_second day_microsecond year_month")
              .split(" "));

  /** Stand for a value and are no columns. */
  static final Set<String> CONSTANT =
      Set.of(
          ("true false null unknown default current_date current_time current_timestamp current_user"
                  + " current_role current_catalog current_schema localtime localtimestamp"
                  + " session_user system_user utc_date utc_time utc_timestamp sysdate systimestamp")
              .split(" "));

  /**
   * Not even behind {@code AS}: what is a statement or a clause of its own somewhere must not be
   * taken for an alias.
   */
  static final Set<String> NEVER_A_NAME =
      Set.of(
          ("all alter and any as asc begin between break by call case cast checkpoint"
                  + " collate commit constraint continue create cross cube declare delete deny desc"
                  + " distinct do drop dump else escape except exec execute exists explain fetch"
                  + " for from full go grant group having if in inner insert intersect into is"
                  + " join kill lateral left like limit lock merge minus natural not null"
                  + " nowait of offset on or order outer outfile dumpfile over perform"
                  + " pragma prepare print procedure qualify raiserror readtext reconfigure"
                  + " references rename replace restore return returning revert revoke right"
                  + " rollback select set shutdown some tablesample"
                  + " then throw to truncate union unique update updatetext use using values"
                  + " waitfor when where while window with writetext xor goto resignal"
                  + " unlock vacuum analyze reindex")
              .split(" "));

  /** No names where none is expected: without {@code AS}, for tables and columns. */
  static final Set<String> RESERVED = reserved();

  private Words() {}

  private static Set<String> reserved() {
    Set<String> all = new HashSet<>(NEVER_A_NAME);
    all.addAll(
        Set.of(
            ("end final true false table index ignore straight_join partition option"
                    + " default check primary foreign only connect prior model pivot unpivot"
                    + " versions indexed match_recognize apply old_table new_table delta ilike"
                    + " similar isnull notnull rlike regexp glob add")
                .split(" ")));
    return Set.copyOf(all);
  }
}
