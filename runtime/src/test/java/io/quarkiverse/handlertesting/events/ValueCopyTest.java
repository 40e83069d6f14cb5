package io.quarkiverse.handlertesting.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.handlertesting.runtime.internal.text.ValueCopy;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

class ValueCopyTest {

    enum Status {
        RUNNING,
        COMPLETED
    }

    @Entity
    static class Download {

        @Id
        Long id = 7L;
        Status status = Status.RUNNING;
        List<Part> parts = new ArrayList<>(List.of(new Part("a", 1)));

        @Override
        public String toString() {
            return fail("called a method of the application");
        }
    }

    static class Resumed extends Download {
        int attempt = 2;
    }

    static class Part {
        String file;
        int size;
        Inner inner = new Inner();

        Part(String file, int size) {
            this.file = file;
            this.size = size;
        }
    }

    static class Inner {
        int depth = 3;
    }

    record Shipped(int id, Status status, Optional<String> by, List<String> tags) {
    }

    static class Fixed {
        private final String name = "n";

        @Override
        public String toString() {
            return "Fixed!";
        }
    }

    /** A collection of the application, which its copy must not read by its methods. */
    static class Loading extends AbstractList<String> {

        @Override
        public String get(int index) {
            return fail("called a method of the application");
        }

        @Override
        public int size() {
            return fail("called a method of the application");
        }
    }

    static class Cyclic {
        Object self = this;
    }

    static List<Object> immutable() {
        return List.of("text", 7, 7L, Status.RUNNING, new Fixed(), String.class, Optional.of("a"), new Shipped(1,
                Status.RUNNING, Optional.empty(), null), new IllegalStateException("disk full"), java.time.Instant.EPOCH,
                (Runnable) () -> {
                });
    }

    @ParameterizedTest
    @MethodSource("immutable")
    void keepsWhatCannotChange(Object value) {
        assertSame(value, ValueCopy.of(value));
    }

    @Test
    void hasTheStateOfItsTime() {
        Download download = new Download();
        CdiEvent fired = new CdiEvent(download, Set.of());
        download.status = Status.COMPLETED;
        download.parts.add(new Part("b", 2));
        assertEquals("ValueCopyTest.Download[id=7, status=RUNNING, parts=[ValueCopyTest.Part[…]]]", fired.toString());
        assertSame(download, fired.event());
        assertEquals(new CdiEvent(download, Set.of()), fired);
    }

    @Test
    void beginsWithTheFieldsOfSuperclasses() {
        assertEquals("ValueCopyTest.Resumed[id=7, status=RUNNING, parts=[ValueCopyTest.Part[…]], attempt=2]",
                text(new Resumed()));
    }

    @Test
    void isTwoLevelsDeep() {
        assertEquals("[ValueCopyTest.Part[file=a, size=1, inner=ValueCopyTest.Inner[…]]]",
                text(new ArrayList<>(List.of(new Part("a", 1)))));
        assertEquals("ValueCopyTest.Cyclic[self=ValueCopyTest.Cyclic[self=ValueCopyTest.Cyclic[…]]]", text(new Cyclic()));
    }

    @Test
    void copiesARecordWithAMutablePart() {
        List<String> tags = new ArrayList<>(List.of("x"));
        Object copy = ValueCopy.of(new Shipped(1, Status.RUNNING, Optional.of("ann"), tags));
        tags.clear();
        assertEquals("ValueCopyTest.Shipped[id=1, status=RUNNING, by=Optional[\"ann\"], tags=[x]]", ValueText.text(copy));
    }

    @Test
    void copiesCollectionsOfTheJdk() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", 7);
        map.put("none", null);
        Object copy = ValueCopy.of(map);
        map.clear();
        assertEquals("{id=7, none=null}", ValueText.text(copy));
        assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, … 12 in all]",
                text(new ArrayList<>(IntStream.range(0, 12).boxed().toList())));
        String[] array = { "a", null };
        Object copied = ValueCopy.of(array);
        array[0] = "b";
        assertEquals("[\"a\", null]", ValueText.text(copied));
        assertEquals("byte[3]", text(new byte[3]));
        Date date = new Date(0);
        Object epoch = ValueCopy.of(date);
        String before = date.toString();
        date.setTime(1_000_000);
        assertEquals(before, ValueText.text(epoch));
        assertEquals("Optional[ValueCopyTest.Part[file=a, size=1, inner=ValueCopyTest.Inner[depth=3]]]",
                text(Optional.of(new Part("a", 1))));
    }

    @Test
    void copiesJsonOfVertx() {
        JsonObject json = new JsonObject().put("id", 7).put("tags", new JsonArray().add("x").addNull());
        BusMessage message = new BusMessage("models.evict", json, Map.of(), false);
        json.put("id", 8);
        assertEquals("models.evict {\"id\":7,\"tags\":[\"x\",null]}", message.toString());
        assertSame(json, message.body());
        assertSame(json, message.body(JsonObject.class));
    }

    @Test
    void saysWhatItCannotCopy() {
        assertEquals("3 (as it is now)", text(new AtomicInteger(3)));
        assertEquals("[1] (as it is now)", text(Collections.synchronizedList(new ArrayList<>(List.of(1)))));
        assertEquals("ValueCopyTest.Holder[list=ValueCopyTest.Loading[…], count=AtomicInteger[…]]", text(new Holder()));
    }

    static class Holder {
        List<String> list = new Loading();
        AtomicInteger count = new AtomicInteger(3);
    }

    @Test
    void showsThePassedValuesOfACall() {
        Part part = new Part("a", 1);
        List<Object> copies = ValueCopy.ofAll(Arrays.asList("x", null, part));
        part.size = 2;
        assertEquals("(\"x\", null, ValueCopyTest.Part[file=a, size=1, inner=ValueCopyTest.Inner[depth=3]])",
                ValueText.all(copies));
        assertEquals(Arrays.asList("x", null, part), copies);
        assertSame(part, copies.get(2));
    }

    @Test
    void isShortened() {
        assertEquals(200, text(new ArrayList<>(Collections.nCopies(8, "0123456789012345678901234567890"))).indexOf('…'));
    }

    private static String text(Object value) {
        return ValueText.text(ValueCopy.of(value));
    }
}
