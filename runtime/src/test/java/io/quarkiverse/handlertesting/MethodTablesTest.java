package io.quarkiverse.handlertesting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The tables of the documentation have every public method of the types that tests use, and no other. */
class MethodTablesTest {

    private static final Path PAGE = Path.of("..", "docs", "modules", "ROOT", "pages", "methods.adoc");
    private static final Pattern TABLE = Pattern.compile("^\\.`([\\w.]+)`\\R\\[cols=\"2,3\"]\\R\\|===\\R(.*?)^\\|===$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^\\| `\\+(.+?)\\+` \\| \\S.*$", Pattern.MULTILINE);
    private static final Set<String> OF_OBJECT = Set.of("toString", "equals", "hashCode");

    @Test
    void eachTableHasTheMethodsOfItsType() throws Exception {
        List<MatchResult> tables = tables();
        assertEquals(28, tables.size());
        List<String> differences = new ArrayList<>();
        for (MatchResult table : tables) {
            Class<?> type = Class.forName(table.group(1), false, getClass().getClassLoader());
            Set<String> methods = methods(type);
            Set<String> rows = ROW.matcher(table.group(2)).results().map(row -> row.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            methods.stream().filter(method -> !rows.contains(method))
                    .forEach(method -> differences.add("no row for " + type.getSimpleName() + "." + method));
            rows.stream().filter(row -> !methods.contains(row))
                    .forEach(row -> differences.add("no method for the row " + type.getSimpleName() + "." + row));
        }
        assertEquals(List.of(), differences);
    }

    @Test
    void thereAreTablesOfTheTypesThatATestInjects() throws IOException {
        Set<String> types = tables().stream().map(table -> table.group(1).replaceAll(".*\\.", "")).collect(Collectors.toSet());
        assertTrue(types.containsAll(Set.of("HandlerClient", "HandlerRequest", "HandlerResponse", "HandlerSession", "Sessions",
                "SseSubscription", "Events", "EventSubscription", "MockUpstream", "TestSettings")), types::toString);
    }

    private static List<MatchResult> tables() throws IOException {
        return TABLE.matcher(Files.readString(PAGE)).results().toList();
    }

    private static Set<String> methods(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !OF_OBJECT.contains(method.getName()) && !isComponent(type, method))
                .map(MethodTablesTest::signature).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The components of a record are in its Javadoc. */
    private static boolean isComponent(Class<?> type, Method method) {
        return type.isRecord()
                && Stream.of(type.getRecordComponents()).anyMatch(component -> component.getAccessor().equals(method));
    }

    private static String signature(Method method) {
        String parameters = Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        if (method.isVarArgs()) {
            parameters = parameters.substring(0, parameters.length() - "[]".length()) + "...";
        }
        return method.getName() + "(" + parameters + ")";
    }
}
