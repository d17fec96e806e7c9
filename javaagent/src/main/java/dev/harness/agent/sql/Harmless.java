package dev.harness.agent.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Built-in functions that only compute: they read no table, file, host, setting or sequence, change
 * nothing, do not wait and run no text. Only those of every supported release: a name that a server
 * does not know may be a function of somebody else.
 */
final class Harmless {
  /** Called so, and meaning the same, everywhere. */
  private static final String ANYWHERE =
      """
      abs avg cast ceil ceiling coalesce concat count cume_dist current_date current_time
      current_timestamp dense_rank exists exp first_value floor lag last_value lead length ln lower
      ltrim max min mod nth_value ntile nullif octet_length percent_rank power rank replace round
      row_number rtrim sign sqrt substring sum trim upper
      """;

  /** The same, but not in SQLite, where others may define them. */
  private static final String STANDARD =
      """
      all any char_length character_length extract greatest least left localtime localtimestamp
      position right row some stddev stddev_pop stddev_samp var_pop var_samp variance
      """;

  private static final String POSTGRESQL =
      """
      acos acosd acosh age array array_agg array_append array_cat array_dims array_fill array_length
      array_lower array_ndims array_position array_positions array_prepend array_remove
      array_replace array_to_json array_to_string array_to_tsvector array_upper ascii asin asind
      asinh atan atan2 atan2d atand atanh bit_and bit_count bit_length bit_or bit_xor bool bool_and
      bool_or bpchar btrim cardinality cbrt chr clock_timestamp concat_ws convert_from convert_to
      corr cos cosd cosh cot cotd covar_pop covar_samp current_catalog current_database
      current_schema date date_bin date_part date_trunc decode degrees div encode every factorial
      family float4 float8 format gcd gen_random_uuid generate_series generate_subscripts get_bit
      get_byte grouping host hostmask inet_merge inet_same_family initcap int2 int4 int8 interval
      isempty isfinite json_agg json_array_elements json_array_elements_text json_array_length
      json_build_array json_build_object json_each json_each_text json_extract_path
      json_extract_path_text json_object json_object_agg json_object_keys json_populate_record
      json_populate_recordset json_strip_nulls json_to_record json_to_recordset json_typeof
      jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array
      jsonb_build_object jsonb_each jsonb_each_text jsonb_extract_path jsonb_extract_path_text
      jsonb_insert jsonb_object jsonb_object_agg jsonb_object_keys jsonb_path_exists
      jsonb_path_match jsonb_path_query jsonb_path_query_array jsonb_path_query_first
      jsonb_populate_record jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_set_lax
      jsonb_strip_nulls jsonb_to_record jsonb_to_recordset jsonb_typeof justify_days justify_hours
      justify_interval lcm log log10 lower_inc lower_inf lpad make_date make_interval make_time
      make_timestamp make_timestamptz masklen md5 min_scale mode multirange netmask network
      normalize now num_nonnulls num_nulls numeric numnode overlay parse_ident percentile_cont
      percentile_disc pg_typeof phraseto_tsquery pi plainto_tsquery pow querytree quote_ident
      quote_literal quote_nullable radians random range_agg range_intersect_agg range_merge
      regexp_count regexp_instr regexp_like regexp_match regexp_matches regexp_replace
      regexp_split_to_array regexp_split_to_table regexp_substr regr_avgx regr_avgy regr_count
      regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy repeat reverse row_to_json rpad
      scale set_bit set_byte set_masklen setweight sha224 sha256 sha384 sha512 sin sind sinh
      split_part starts_with statement_timestamp string_agg string_to_array string_to_table strip
      strpos substr tan tand tanh text time timeofday timestamp timestamptz to_ascii to_char to_date
      to_hex to_json to_jsonb to_number to_timestamp to_tsquery to_tsvector transaction_timestamp
      translate trim_array trim_scale trunc ts_delete ts_filter ts_headline ts_rank ts_rank_cd
      tsvector_to_array unnest upper_inc upper_inf varchar version websearch_to_tsquery width_bucket
      """;

  private static final String MYSQL =
      """
      acos adddate addtime aes_decrypt aes_encrypt ascii asin atan atan2 bin bit_and bit_count
      bit_length bit_or bit_xor char charset coercibility collation concat_ws connection_id conv
      convert convert_tz cos cot crc32 curdate current_user curtime database date date_add
      date_format date_sub datediff day dayname dayofmonth dayofweek dayofyear degrees elt
      export_set field find_in_set format found_rows from_base64 from_days from_unixtime get_format
      group_concat hex hour if ifnull inet6_aton inet6_ntoa inet_aton inet_ntoa insert instr
      interval is_ipv4 is_ipv6 isnull json_array json_array_append json_array_insert json_arrayagg
      json_contains json_contains_path json_depth json_extract json_insert json_keys json_length
      json_merge json_merge_patch json_merge_preserve json_object json_objectagg json_overlaps
      json_quote json_remove json_replace json_search json_set json_type json_unquote json_valid
      json_value last_day lcase locate log log10 log2 lpad make_set makedate maketime match md5
      microsecond mid minute month monthname now oct ord period_add period_diff pi pow quarter quote
      radians rand regexp_instr regexp_replace regexp_substr repeat reverse row_count rpad schema
      sec_to_time second sha sha1 sha2 sin soundex space std str_to_date strcmp subdate substr
      substring_index subtime sysdate tan time time_format time_to_sec timediff timestamp
      timestampadd timestampdiff to_base64 to_days to_seconds truncate ucase unhex unix_timestamp
      user utc_date utc_time utc_timestamp uuid values version week weekday weekofyear weight_string
      year yearweek
      """;

  private static final String H2 =
      """
      acos any_value array_agg array_append array_cat array_contains array_get array_length
      array_max_cardinality array_slice ascii asin atan atan2 bit_and bit_and_agg bit_length bit_or
      bit_or_agg bit_xor_agg bitand bitcount bitget bitnand bitnor bitnot bitor bitxnor bitxor
      bool_and bool_or btrim cardinality casewhen char chr concat_ws convert corr cos cosh cot
      covar_pop covar_samp curdate current_catalog current_schema current_user curtime database
      date_trunc dateadd datediff day day_of_month day_of_week day_of_year dayname dayofmonth
      dayofweek dayofyear decode degrees difference every formatdatetime gcd group_concat hash
      hextoraw hour ifnull insert instr iso_day_of_week iso_week iso_year json_array json_arrayagg
      json_object json_objectagg lcase lcm listagg locate log log10 lpad lshift median minute mode
      month monthname now nvl nvl2 ora_hash parsedatetime percentile_cont percentile_disc pi quarter
      quote_ident radians rand random random_uuid rawtohex regexp_like regexp_replace regexp_substr
      regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy
      repeat rotateleft rotateright roundmagic rpad rshift schema second sin sinh soundex space
      string_agg stringdecode stringencode stringtoutf8 substr system_range tan tanh timestampadd
      timestampdiff to_char translate trim_array trunc truncate ucase unique unnest upper user
      utf8tostring uuid week xmlattr xmlcdata xmlcomment xmlnode xmlstartdoc xmltext year
      """;

  private static final String SQLITE =
      """
      acos acosh asin asinh atan atan2 atanh changes char concat_ws cos cosh date datetime degrees
      format glob group_concat hex if ifnull iif instr json json_array
      json_array_length json_each json_error_position json_extract json_group_array
      json_group_object json_insert json_object json_patch json_pretty json_quote json_remove
      json_replace json_set json_tree json_type json_valid jsonb jsonb_array jsonb_extract
      jsonb_group_array jsonb_group_object jsonb_insert jsonb_object jsonb_patch jsonb_remove
      jsonb_replace jsonb_set julianday last_insert_rowid like likelihood likely log log10 log2
      median percentile percentile_cont percentile_disc pi pow printf quote radians random
      randomblob sin sinh sqlite_version strftime string_agg substr tan tanh time timediff total
      total_changes trunc typeof unhex unicode unistr unistr_quote unixepoch unlikely zeroblob
      """;

  private static final Map<Dialect, Set<String>> FUNCTIONS =
      Map.of(
          Dialect.POSTGRESQL, words(ANYWHERE + STANDARD + POSTGRESQL),
          Dialect.MYSQL, words(ANYWHERE + STANDARD + MYSQL),
          Dialect.H2, words(ANYWHERE + STANDARD + H2),
          Dialect.SQLITE, words(ANYWHERE + SQLITE),
          Dialect.GENERIC, words(ANYWHERE + STANDARD + "substr"));

  private Harmless() {}

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.trim().split("\\s+")));
  }

  /** Whether this function, in lower case and without schema, only computes. */
  static boolean function(Dialect dialect, String name) {
    return FUNCTIONS.getOrDefault(dialect, Set.of()).contains(name);
  }
}
