package io.quarkiverse.handlertesting.runtime.internal.story;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlPage;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlText;

/** An executed statement without rows. */
record FakeStatement(String text, Optional<String> dataSource, OptionalLong updated, Optional<String> line)
        implements
            SqlStatement {

    @Override
    public String normalized() {
        return SqlText.normalized(text);
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public Duration duration() {
        return Duration.ZERO;
    }

    @Override
    public OptionalLong offset() {
        return SqlPage.of(text).offset(number -> null);
    }

    @Override
    public OptionalLong limit() {
        return SqlPage.of(text).limit(number -> null);
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.empty();
    }
}
