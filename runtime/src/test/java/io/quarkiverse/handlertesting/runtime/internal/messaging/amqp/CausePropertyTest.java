package io.quarkiverse.handlertesting.runtime.internal.messaging.amqp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;

import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.junit.jupiter.api.Test;

import io.vertx.amqp.AmqpMessage;
import io.vertx.core.json.JsonObject;

class CausePropertyTest {

    private final AmqpMessage letter = AmqpMessage.create().address("letters").subject("greeting").durable(true).ttl(7)
            .withBody("hello").build();

    @Test
    void isNotPutOnTheMessageOfTheApplication() {
        AmqpMessage tenant = AmqpMessage.create(letter).applicationProperties(new JsonObject().put("tenant", "a")).build();
        CauseProperty.with(tenant, "n1");
        assertEquals("{\"tenant\":\"a\"}", tenant.applicationProperties().encode());
    }

    @Test
    void leavesEverythingElseAsItIs() {
        AmqpMessage marked = CauseProperty.with(letter, "n1");
        assertEquals("letters", marked.address());
        assertEquals("greeting", marked.subject());
        assertEquals("hello", marked.bodyAsString());
        assertEquals(true, marked.isDurable());
        assertEquals(7, marked.ttl());
        assertEquals("n1", CauseProperty.find(marked.unwrap()));
        CauseProperty.remove(marked.unwrap());
        assertNull(CauseProperty.find(marked.unwrap()));
        assertNull(marked.applicationProperties());
    }

    @Test
    void keepsOtherProperties() {
        letter.unwrap().setApplicationProperties(new ApplicationProperties(Map.of("tenant", "a")));
        AmqpMessage marked = CauseProperty.with(letter, "n1");
        CauseProperty.remove(marked.unwrap());
        assertEquals(Map.of("tenant", "a"), marked.unwrap().getApplicationProperties().getValue());
    }

    @Test
    void isNotRemovedFromAMessageWithoutIt() {
        ApplicationProperties own = new ApplicationProperties(Map.of("tenant", "a"));
        letter.unwrap().setApplicationProperties(own);
        CauseProperty.remove(letter.unwrap());
        assertSame(own, letter.unwrap().getApplicationProperties());
    }
}
