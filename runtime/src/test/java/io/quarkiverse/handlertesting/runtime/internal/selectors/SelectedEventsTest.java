package io.quarkiverse.handlertesting.runtime.internal.selectors;

import static io.quarkiverse.handlertesting.events.Selectors.answered;
import static io.quarkiverse.handlertesting.events.Selectors.fired;
import static io.quarkiverse.handlertesting.events.Selectors.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.EventSelector;
import io.quarkiverse.handlertesting.events.GrpcCall;
import io.quarkiverse.handlertesting.events.Origin;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Which events a selector takes. */
class SelectedEventsTest {

    record Shipped() {
    }

    /** As a framework generates it. */
    static class Order_Subclass extends Order {
    }

    static class Order {
    }

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Urgent {

        int[] levels();

        @Nonbinding
        String comment() default "";
    }

    private static final class UrgentLiteral extends AnnotationLiteral<Urgent> implements Urgent {

        private final int level;
        private final String comment;

        UrgentLiteral(int level, String comment) {
            this.level = level;
            this.comment = comment;
        }

        @Override
        public int[] levels() {
            return new int[] { level };
        }

        @Override
        public String comment() {
            return comment;
        }
    }

    private static RecordedEvent event(Object fired, Annotation... qualifiers) {
        return new RecordedEvent(1, 0, Origin.CDI, TypeText.name(fired.getClass()), new CdiEvent(fired, Set.of(qualifiers)),
                null, "main", null, null, null);
    }

    @Test
    void answeredRefusesWhatNoRequestCanMatch() {
        assertEquals("answered(method, path) takes a path without its query, but got \"/models?page=1\".",
                assertThrows(IllegalArgumentException.class, () -> answered("GET", "/models?page=1")).getMessage());
        assertEquals("The method of a request is case-sensitive (RFC 9110, section 9.1): write \"GET\", not \"get\".",
                assertThrows(IllegalArgumentException.class, () -> answered("get", "/models")).getMessage());
        assertEquals("answer to purge /models", answered("purge", "/models").description());
    }

    @Test
    void aQualifierMatchesAsItDoesForAnObserver() {
        EventSelector<Shipped> urgent = fired(Shipped.class, new UrgentLiteral(1, ""));
        assertTrue(urgent.matches(event(new Shipped(), new UrgentLiteral(1, "as promised"))));
        RecordedEvent other = event(new Shipped(), new UrgentLiteral(2, ""));
        assertFalse(urgent.matches(other));
        assertEquals(Optional.of("lacks @SelectedEventsTest.Urgent(comment=\"\", levels=[1])"), urgent.nearMiss(other));
    }

    @Test
    void aPrimitiveTypeMatchesItsObjects() {
        assertTrue(fired(int.class).matches(event(7)));
        assertEquals(7, fired(int.class).value(event(7)));
    }

    @Test
    void aGeneratedSubclassHasTheSimpleNameOfItsSuperclass() {
        assertTrue(named("Order").matches(event(new Order_Subclass())));
    }

    @Test
    void anAnonymousClassHasNoSimpleName() {
        RecordedEvent anonymous = event(new Object() {
        });
        assertFalse(named("").matches(anonymous));
        assertTrue(named(anonymous.name()).matches(anonymous));
    }

    private static RecordedEvent call(String method, GrpcCall.Stage stage) {
        return new RecordedEvent(1, 0, Origin.GRPC, method, new GrpcCall(method, null, null, Duration.ZERO, stage), null,
                "main", null, null, null);
    }

    @Test
    void findsAnsweredCalls() {
        EventSelector<GrpcCall> placed = answered("shop.Orders/Place");
        assertEquals("answer to shop.Orders/Place", placed.description());
        assertTrue(placed.matches(call("shop.Orders/Place", GrpcCall.Stage.ANSWERED)));
        assertFalse(placed.matches(call("shop.Orders/Place", GrpcCall.Stage.REQUESTED)));
        assertFalse(placed.matches(call("shop.Orders/Cancel", GrpcCall.Stage.ANSWERED)));
        assertEquals(Optional.empty(), placed.nearMiss(call("shop.Orders/Place", GrpcCall.Stage.REQUESTED)));
        assertEquals(Optional.of("cancelled, not answered"),
                placed.nearMiss(call("shop.Orders/Place", GrpcCall.Stage.CANCELLED)));
        assertEquals(Optional.of("not \"shop.Orders/Place\""),
                placed.nearMiss(call("shop.Orders/place", GrpcCall.Stage.ANSWERED)));
        assertEquals(Optional.empty(), placed.nearMiss(call("shop.Users/Login", GrpcCall.Stage.ANSWERED)));
    }

    @Test
    void refusesWhatIsNoFullNameOfAMethod() {
        for (String wrong : List.of("", "Place", "/shop.Orders/Place", "shop.Orders/", "GET /orders/7", "shop/Orders/Place")) {
            assertEquals("answered(method) takes the full name of a gRPC method, \"package.Service/Method\", but got \"" + wrong
                    + "\". For HTTP, write answered(method, path).",
                    assertThrows(IllegalArgumentException.class, () -> answered(wrong)).getMessage());
        }
    }
}
