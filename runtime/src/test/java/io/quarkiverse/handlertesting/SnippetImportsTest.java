package io.quarkiverse.handlertesting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The table of the documentation that says what its snippets import is right. */
class SnippetImportsTest {

    private static final Path PAGE = Path.of("..", "docs", "modules", "ROOT", "pages", "index.adoc");
    private static final Pattern ROW = Pattern.compile("^\\| (`.*)\\R\\| `(static )?([\\w.]+)\\.(\\w+|\\*)`$",
            Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`@?(\\w+)`");

    @Test
    void eachImportHasTheNamesOfItsRow() throws IOException {
        String page = Files.readString(PAGE);
        List<MatchResult> rows = ROW.matcher(page.substring(page.indexOf("== What the snippets import"))).results().toList();
        assertEquals(13, rows.size());
        assertEquals(List.of(), rows.stream().flatMap(row -> names(row).filter(name -> !isThere(row, name))).toList());
    }

    private static Stream<String> names(MatchResult row) {
        return NAME.matcher(row.group(1)).results().map(name -> name.group(1));
    }

    private static boolean isThere(MatchResult row, String name) {
        assertTrue(row.group(4).equals("*") || row.group(4).equals(name), row::group);
        try {
            if (row.group(2) == null) {
                Class.forName(row.group(3) + "." + name, false, SnippetImportsTest.class.getClassLoader());
                return true;
            }
            return Stream.of(Class.forName(row.group(3)).getMethods()).anyMatch(method -> method.getName().equals(name));
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
