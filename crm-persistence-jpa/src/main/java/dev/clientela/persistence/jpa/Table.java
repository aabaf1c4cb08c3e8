package dev.clientela.persistence.jpa;

import jakarta.persistence.Column;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as the class of its entity describes it, from which the statements that write are made.
 *
 * @param place where it stands in the order of writing: after every table that its foreign keys lead to
 * @param columns by the attribute that holds them
 */
record Table(String name, int place, Map<String, Cell> columns) {

    private static final Map<Class<?>, Integer> TYPES = Map.of(
            String.class, Types.VARCHAR,
            Long.class, Types.BIGINT,
            Integer.class, Types.INTEGER,
            BigDecimal.class, Types.NUMERIC,
            Boolean.class, Types.BOOLEAN,
            LocalDate.class, Types.DATE,
            LocalDateTime.class, Types.TIMESTAMP,
            UUID.class, Types.OTHER);

    /**
     * A column.
     *
     * @param type as in {@link Types}
     */
    record Cell(String column, int type) {}

    Table {
        columns = Map.copyOf(columns);
    }

    static Table of(Class<?> entity, String name, int place) {
        Map<String, Cell> columns = new LinkedHashMap<>();
        for (@Nullable Class<?> type = entity; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Column column = field.getAnnotation(Column.class);
                Integer sqlType = TYPES.get(field.getType());
                if (column != null && sqlType != null && !Modifier.isStatic(field.getModifiers())) {
                    columns.put(field.getName(), new Cell(column.name(), sqlType));
                }
            }
        }
        return new Table(name, place, columns);
    }

    private Cell cell(String attribute) {
        Cell cell = columns.get(attribute);
        if (cell == null) {
            throw new IllegalStateException(name + " has no column for " + attribute);
        }
        return cell;
    }

    private String column(String attribute) {
        return cell(attribute).column();
    }

    /** Reads the attributes of rows of one tenant, by their ids. */
    RowSelect select(List<String> attributes) {
        String sql = "select " + attributes.stream().map(this::column).collect(Collectors.joining(", ")) + " from "
                + name + " where " + column("tenant") + " = ? and " + column("recordId") + " in ";
        return new RowSelect(sql, types(attributes));
    }

    /** Adds rows; the cells of each are those of the attributes, in this order. */
    RowStatement insert(List<String> attributes) {
        String row = attributes.stream().map(attribute -> "?").collect(Collectors.joining(", ", "(", ")"));
        String sql = "insert into " + name + " ("
                + attributes.stream().map(this::column).collect(Collectors.joining(", ")) + ") values " + row;
        return new RowStatement(sql, ", " + row, 2 * place + 1, types(attributes));
    }

    /** Changes the rows that a key tells; the cells are those of the changed attributes, then those of the key. */
    RowStatement update(List<String> changed, List<String> key) {
        String sql = "update " + name + " set "
                + changed.stream().map(attribute -> column(attribute) + " = ?").collect(Collectors.joining(", "))
                + where(key);
        List<String> all = new ArrayList<>(changed);
        all.addAll(key);
        return new RowStatement(sql, "", 2 * place + 1, types(all));
    }

    /** Removes the rows that a key tells. */
    RowStatement delete(List<String> key) {
        return new RowStatement("delete from " + name + where(key), "", 2 * place, types(key));
    }

    private String where(Collection<String> key) {
        return key.stream()
                .map(attribute -> column(attribute) + " = ?")
                .collect(Collectors.joining(" and ", " where ", ""));
    }

    private List<Integer> types(List<String> attributes) {
        return attributes.stream().map(attribute -> cell(attribute).type()).toList();
    }
}
