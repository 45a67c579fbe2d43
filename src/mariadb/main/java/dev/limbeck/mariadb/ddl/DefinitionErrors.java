package dev.limbeck.mariadb.ddl;

import java.sql.SQLException;
import java.util.Set;

/** The numbers of the server's errors for invalid definitions. */
final class DefinitionErrors {
    static final int SYNTAX_ERROR = 1064;
    static final int TOO_WIDE = 1118;
    static final int UNKNOWN_COLUMN = 1054;
    static final int UNKNOWN_TABLE = 1146;
    static final int NOT_ALLOWED = 1901;
    private static final int NOTHING_TO_DROP = 1091;
    private static final Set<Integer> FORBIDDEN = Set.of(1044, 1142);
    private static final Set<Integer> UNKNOWN_FUNCTION = Set.of(1305, 1582, 1583, 1584, 1630);

    /**
     * The errors that depend only on the definition of the table: names, types, defaults, generated columns, checks,
     * keys, and the number and sizes of columns. Other errors might occur only because the table is temporary, for
     * instance if it would have partitions.
     */
    private static final Set<Integer> OF_DEFINITION = Set.of(
            UNKNOWN_COLUMN,
            1059,
            1060,
            1061,
            1063,
            SYNTAX_ERROR,
            1067,
            1068,
            1069,
            1070,
            1071,
            1072,
            1073,
            1074,
            1075,
            1089,
            1097,
            1101,
            1110,
            1111,
            1113,
            1115,
            1117,
            TOO_WIDE,
            1121,
            1163,
            1164,
            1166,
            1167,
            1170,
            1171,
            1173,
            1225,
            1247,
            1253,
            1264,
            1265,
            1267,
            1270,
            1271,
            1273,
            1280,
            1286,
            1291,
            1292,
            1293,
            1294,
            1305,
            1366,
            1367,
            1406,
            1411,
            1425,
            1426,
            1427,
            1439,
            1582,
            1583,
            1584,
            1628,
            1629,
            1630,
            1688,
            1709,
            NOT_ALLOWED,
            1903,
            1904,
            1907,
            1910,
            1911,
            1912,
            1967,
            1970,
            4026,
            4028,
            4029,
            4078,
            4079,
            4097,
            4098,
            4159,
            4161,
            4162,
            4169,
            4172,
            4174);

    private DefinitionErrors() {}

    /** {@return whether the user lacks a privilege} */
    static boolean isForbidden(SQLException error) {
        return FORBIDDEN.contains(error.getErrorCode());
    }

    /** {@return whether the definition of a table is wrong, regardless of what else the database contains} */
    static boolean isOfDefinition(SQLException error) {
        return OF_DEFINITION.contains(error.getErrorCode());
    }

    /** {@return whether a change to a table is wrong, regardless of what else the database contains} */
    static boolean isOfChange(SQLException error) {
        return isOfDefinition(error) || error.getErrorCode() == NOTHING_TO_DROP;
    }

    /**
     * {@return whether the error might occur because an expression contains the name of the table in front of a column}
     */
    static boolean namesItself(SQLException error) {
        return error.getErrorCode() == UNKNOWN_COLUMN || error.getErrorCode() == NOT_ALLOWED;
    }

    static boolean isOfSyntax(SQLException error) {
        return error.getErrorCode() == SYNTAX_ERROR;
    }

    /**
     * {@return whether a statement uses a function or another object that does not exist and that is not part of a
     * table}
     */
    static boolean isUnknownFunction(SQLException error) {
        return UNKNOWN_FUNCTION.contains(error.getErrorCode());
    }

    /** {@return whether a statement uses a table or a column that does not exist} */
    static boolean isUnknownTableOrColumn(SQLException error) {
        return error.getErrorCode() == UNKNOWN_TABLE || error.getErrorCode() == UNKNOWN_COLUMN;
    }
}
