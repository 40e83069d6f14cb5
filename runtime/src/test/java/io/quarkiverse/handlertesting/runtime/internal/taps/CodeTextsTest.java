package io.quarkiverse.handlertesting.runtime.internal.taps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The texts of class files are the string constants of their code. */
class CodeTextsTest {

    static class Texts {

        static final long NUMBER = 12_345_678_901L;

        String first() {
            double half = 0.123456;
            return "the first" + half + NUMBER;
        }

        @DisabledIf("http://localhost:8089")
        void annotated() {
        }

        static class Inner {
            final String second = "the second ü";
        }
    }

    @TempDir
    Path folder;

    @Test
    void readsTheConstantsOfAllClasses() throws Exception {
        copy(Texts.class);
        copy(Texts.Inner.class);
        Map<String, ?> texts = CodeTexts.read(List.of(folder));
        assertEquals(Set.of("CodeTextsTest"), texts.keySet());
        assertTrue(texts.toString().contains("the second ü"), texts::toString);
        assertTrue(texts.toString().contains("http://localhost:8089"), texts::toString);
        assertFalse(texts.toString().contains("first()"), "no name of a method");
    }

    @Test
    void isEmptyForFilesThatItCannotRead() throws Exception {
        Files.write(folder.resolve("Broken.class"), new byte[5]);
        assertEquals(Map.of(), CodeTexts.read(List.of(folder)));
        assertEquals(Map.of(), CodeTexts.read(List.of(folder.resolve("missing"))));
    }

    private void copy(Class<?> type) throws Exception {
        String name = type.getName().substring(type.getPackageName().length() + 1) + ".class";
        try (InputStream bytes = type.getResourceAsStream(name)) {
            Files.write(folder.resolve(name), bytes.readAllBytes());
        }
    }
}
