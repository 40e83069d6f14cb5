package org.acme;

import java.util.function.Consumer;

/** Code of an application, whose method a library calls by its generic type. */
public final class Receiver implements Consumer<String> {

    private final Runnable end;

    public Receiver(Runnable end) {
        this.end = end;
    }

    @Override
    public void accept(String text) {
        if (text.isEmpty()) {
            end.run();
        } else {
            finish();
        }
    }

    private void finish() {
        end.run();
    }
}
