package io.quarkiverse.handlertesting.classic;

import java.math.BigDecimal;

import jakarta.json.bind.annotation.JsonbProperty;

/** An order, with names in JSON that only JSON-B knows. */
public class Order {

    @JsonbProperty("order_id")
    public String id;
    @JsonbProperty("total_price")
    public BigDecimal total;

    public Order() {
    }

    public Order(String id, BigDecimal total) {
        this.id = id;
        this.total = total;
    }
}
