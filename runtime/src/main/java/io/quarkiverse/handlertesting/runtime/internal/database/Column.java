package io.quarkiverse.handlertesting.runtime.internal.database;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;

/**
 * A column whose values are copied. A value of the driver may belong to its connection, so a copy has what outlives it.
 *
 * @param name as the database has it, without quotes
 */
public record Column(String name, Kind kind) {

    /** The types of texts that PostgreSQL has by itself: it takes a text for no other type. */
    private static final Set<String> TEXTS = Set.of("varchar", "text", "bpchar", "char", "name");

    /** How the values of a type are read and written. */
    enum Kind {
        OBJECT,
        TEXT,
        BYTES,
        ARRAY,
        /** A time without a zone: the classes of {@code java.sql} lose digits, and hours that a zone leaves out. */
        LOCAL_TIME,
        LOCAL_DATE_TIME,
        /** A type of PostgreSQL that is copied as its text. */
        LITERAL,
        /** A type of PostgreSQL that JDBC does not know. */
        OTHER
    }

    /** @param elements those of an array that is in a table */
    private record ArrayValue(String type, Object elements) {
    }

    /** A column whose values are no objects of JDBC. */
    static Column of(String name) {
        return new Column(name, Kind.OBJECT);
    }

    /**
     * @param type one of {@link Types}
     * @param typeName as the database calls it
     */
    static Column of(String name, int type, String typeName, boolean isPostgres) {
        return new Column(name, isPostgres && isLiteral(type, typeName) ? Kind.LITERAL : switch (type) {
            case Types.TIME -> Kind.LOCAL_TIME;
            case Types.TIMESTAMP -> Kind.LOCAL_DATE_TIME;
            case Types.CLOB, Types.NCLOB, Types.LONGVARCHAR, Types.LONGNVARCHAR -> Kind.TEXT;
            case Types.BLOB, Types.LONGVARBINARY -> Kind.BYTES;
            case Types.ARRAY -> Kind.ARRAY;
            default -> isPostgres && isOther(type, typeName) ? Kind.OTHER : Kind.OBJECT;
        });
    }

    private static boolean isLiteral(int type, String typeName) {
        return type == Types.TIME || type == Types.TIME_WITH_TIMEZONE || type == Types.TIMESTAMP || type == Types.ARRAY
                || type == Types.SQLXML || type == Types.BIT && !"bool".equals(typeName) || "money".equals(typeName);
    }

    private static boolean isOther(int type, String typeName) {
        return type == Types.OTHER || type == Types.STRUCT || type == Types.DISTINCT
                || type == Types.VARCHAR && !TEXTS.contains(typeName);
    }

    /** The value in this row. */
    Object read(ResultSet row, int index) throws SQLException {
        return switch (kind) {
            case TEXT, LITERAL -> row.getString(index);
            case BYTES -> row.getBytes(index);
            case LOCAL_TIME -> row.getObject(index, LocalTime.class);
            case LOCAL_DATE_TIME -> row.getObject(index, LocalDateTime.class);
            case ARRAY -> array(row.getArray(index));
            default -> row.getObject(index);
        };
    }

    private static ArrayValue array(Array array) throws SQLException {
        return array == null ? null : new ArrayValue(array.getBaseTypeName(), array.getArray());
    }

    void write(PreparedStatement insert, int index, Object value) throws SQLException {
        if (value instanceof ArrayValue array) {
            insert.setArray(index, insert.getConnection().createArrayOf(array.type(), (Object[]) array.elements()));
        } else if (kind == Kind.OTHER || kind == Kind.LITERAL) {
            insert.setObject(index, value, Types.OTHER);
        } else if (value instanceof String text) {
            insert.setString(index, text);
        } else {
            insert.setObject(index, value);
        }
    }
}
