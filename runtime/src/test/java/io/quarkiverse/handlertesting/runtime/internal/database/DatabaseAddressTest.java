package io.quarkiverse.handlertesting.runtime.internal.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database is on this machine, or its host is named. */
class DatabaseAddressTest {

    private static Optional<String> foreign(String url) {
        return DatabaseAddress.foreign(url, List.of("Test-DB.example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "jdbc:h2:mem:default", "jdbc:h2:~/shop", "jdbc:h2:file:/data/shop;MODE=PostgreSQL",
            "jdbc:otel:h2:mem:default", "jdbc:h2:tcp://localhost:9092/shop", "jdbc:postgresql://localhost/shop",
            "jdbc:postgresql://127.0.0.1:5432/shop?user=ann", "jdbc:postgresql://[::1]:5432/shop",
            "jdbc:postgresql://ann:secret@LOCALHOST:5432/shop", "jdbc:postgresql://test-db.example.com:5432/shop",
            "vertx-reactive:postgresql://localhost:5432/shop", "jdbc:postgresql:shop?password=secret",
            "jdbc:postgresql:///shop", "jdbc:postgresql://localhost/shop?PGHOST=127.0.0.1",
            "postgresql://localhost:1/x,postgresql://localhost:2/x" })
    void isOfThisMachineOrAllowed(String url) {
        assertEquals(Optional.empty(), foreign(url));
    }

    @ParameterizedTest
    @CsvSource({ "jdbc:postgresql://db.example.com:5432/shop?password=secret,db.example.com",
            "jdbc:postgresql://ann:secret@db.example.com/shop,db.example.com",
            "'jdbc:postgresql://localhost:1,10.0.0.7:2/shop',10.0.0.7", "jdbc:postgresql://[2001:db8::7]/shop,[2001:db8::7]",
            "jdbc:postgresql://localhost.example.com/shop,localhost.example.com",
            "jdbc:h2:tcp://db.example.com/shop,db.example.com", "jdbc:h2:ssl://db.example.com/shop,db.example.com",
            "jdbc:oracle:thin:@db.example.com:1521:shop?password=secret,jdbc:oracle:thin:@db.example.com:1521:shop",
            "jdbc:postgresql://localhost/shop?PGHOST=db.example.com,db.example.com",
            "postgresql://localhost/shop?user=ann&host=db%2Eexample.com,db.example.com",
            "postgresql://localhost/shop?hostaddr=10.0.0.7,10.0.0.7",
            "'postgresql://localhost/x,postgresql://db.example.com/x',db.example.com",
            "jdbc:postgresql://127.0.0.1.example.com/shop,127.0.0.1.example.com" })
    void isForeign(String url, String host) {
        assertEquals(Optional.of(host), foreign(url));
    }
}
