package io.quarkiverse.handlertesting.runtime.internal.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.handlertesting.HandlerAssertionError;
import io.quarkiverse.handlertesting.events.EventAssertionError;
import io.quarkiverse.handlertesting.events.Events;
import io.quarkiverse.handlertesting.http.HandlerClient;
import io.quarkiverse.handlertesting.junit.FailOnUnread;
import io.quarkiverse.handlertesting.junit.Values;

/** A class of tests that names a type of ours fails for exceptions that reached nobody. */
class OwnTestsTest {

    private static final String OUR_PACKAGE = "io.quarkiverse.handlertesting";

    static class OfOthers {

        String field;
        List<String> list;

        OfOthers(String parameter) {
        }

        void test() {
        }

        /** Its result and its variables are not asked for. */
        HandlerClient another(List<String> strings) {
            HandlerClient client = null;
            Supplier<HandlerClient> supplier = () -> client;
            return supplier.get();
        }
    }

    @FailOnUnread
    static class Annotated {
        void test() {
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @FailOnUnread
    @interface Strict {
    }

    @Strict
    static class AnnotatedByAnAnnotation {
        void test() {
        }
    }

    static class WithAField {
        Events events;

        void test() {
        }
    }

    static class WithAGenericField {
        Instance<? extends Events> events;

        void test() {
        }
    }

    static class WithAnArray {
        HandlerClient[] clients;

        void test() {
        }
    }

    static class WithANestedType {
        EventAssertionError.Reason reason;

        void test() {
        }
    }

    static class WithAConstructor {
        WithAConstructor(HandlerClient client) {
        }

        void test() {
        }
    }

    static class WithAMethod {
        void test() {
        }

        void another(int i, List<HandlerClient> clients) {
        }
    }

    static class WithAnAnnotatedParameter {
        void test() {
        }

        void another(@Values("a") String value) {
        }
    }

    static class WithTheRootPackage {
        HandlerAssertionError failure;

        void test() {
        }
    }

    static class Inherits extends WithAField {
        @Override
        void test() {
        }
    }

    static class Encloses {
        Events events;

        class Inner {
            void test() {
            }
        }
    }

    private static boolean isOne(Class<?> type) {
        return OwnTests.isOne(new TestClass(type, method(type)));
    }

    private static Method method(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> method.getName().equals("test")).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(classes = { Annotated.class, AnnotatedByAnAnnotation.class, WithAField.class, WithAGenericField.class,
            WithAnArray.class, WithANestedType.class, WithAConstructor.class, WithAMethod.class, WithAnAnnotatedParameter.class,
            WithTheRootPackage.class, Inherits.class, Encloses.Inner.class })
    void namesATypeOfOurs(Class<?> type) {
        assertTrue(isOne(type));
    }

    /** Its class is in a package below ours, as are all of the tests of this extension. */
    @Test
    void namesNoTypeOfOurs() {
        assertFalse(OwnTests.isOne(new TestClass(OfOthers.class, method(OfOthers.class))));
    }

    @Test
    void theMethodMayBeOfAnotherClass() {
        assertTrue(OwnTests.isOne(new TestClass(OfOthers.class,
                Arrays.stream(WithAMethod.class.getDeclaredMethods()).filter(method -> method.getName().equals("another"))
                        .findFirst().orElseThrow())));
    }

    @Test
    void knowsAllPublicPackages() throws IOException, URISyntaxException {
        Path root = Path.of(Events.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .resolve(OUR_PACKAGE.replace('.', '/'));
        try (Stream<Path> all = Files.list(root)) {
            all.filter(Files::isDirectory).map(each -> each.getFileName().toString()).forEach(
                    name -> assertEquals(!name.equals("runtime"), OwnTests.isOurs(OUR_PACKAGE + "." + name + ".Type"), name));
        }
    }
}
