package io.quarkiverse.handlertesting.classic;

import jakarta.enterprise.context.ApplicationScoped;

/** Packs orders. Tests replace it. */
@ApplicationScoped
public class Warehouse {

    public void pack(String id) throws InterruptedException {
    }
}
