package io.quarkiverse.handlertesting.behaviour.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import io.quarkiverse.handlertesting.behaviour.QuarkusTestCallbacks;
import io.quarkiverse.handlertesting.junit.CleanDatabase;
import io.quarkus.test.junit.QuarkusTest;

/** A database that cannot be cleaned fails the test before it begins. */
@QuarkusTest
class CleanDatabaseRefusalTest extends QuarkusTestCallbacks.Manual {

    @CleanDatabase("orders")
    void unknown() {
    }

    @Test
    void aDataSourceThatDoesNotExist() {
        assertEquals("@CleanDatabase(\"orders\") names no data source. There are <default>, archive.",
                assertThrows(IllegalStateException.class, () -> QuarkusTestCallbacks.begin(this, "unknown")).getMessage());
    }
}
