package io.quarkiverse.handlertesting.runtime.internal.taps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.runtime.internal.application.Beans;
import io.quarkiverse.handlertesting.runtime.internal.text.Suggestions;
import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.SyntheticCreationalContext;
import io.vertx.core.Vertx;

/**
 * The {@code @ConsumeEvent} methods of the application, by address. Vert.x knows only handlers without names. Consumers that
 * the
 * application registers itself have no name.
 */
public final class BusConsumers {

    /** The parameter of the bean: three strings for each method, its address, its name, and {@link #LATER} or an empty one. */
    public static final String METHODS = "methods";
    /** Of a method that is called later, or whose result comes later: it has not ended when Vert.x has called it. */
    public static final String LATER = "later";

    private final Map<String, List<Method>> methods = new HashMap<>();

    private record Method(String name, boolean isLater) {
    }

    BusConsumers(String[] described) {
        for (int i = 0; i + 2 < described.length; i += 3) {
            methods.computeIfAbsent(address(described[i]), address -> new ArrayList<>())
                    .add(new Method(described[i + 1], LATER.equals(described[i + 2])));
        }
    }

    /** An address may have an expression with a configuration key, {@code ${pulls.address}}. */
    private static String address(String value) {
        int begin = value.indexOf("${");
        int end = value.indexOf('}', begin);
        if (begin < 0 || end < 0) {
            return value;
        }
        String[] key = value.substring(begin + 2, end).split(":", 2);
        String resolved = ConfigProvider.getConfig().getOptionalValue(key[0], String.class)
                .orElse(key.length > 1 ? key[1] : "");
        return value.substring(0, begin) + resolved + value.substring(end + 1);
    }

    /** The names of the methods that consume messages of this address; empty if it has consumers without a name only. */
    List<String> names(String address) {
        return methods.getOrDefault(address, List.of()).stream().map(Method::name).sorted().toList();
    }

    /** The address with a consumer for which this one may be a misspelling. */
    Optional<String> meant(String address) {
        return Suggestions.meant(address, Stream
                .concat(methods.keySet().stream(),
                        Beans.find(Vertx.class).map(vertx -> BusAddresses.of(vertx.eventBus())).orElse(Set.of()).stream())
                .toList());
    }

    /** Whether a consumer of this address may go on after it has returned. */
    boolean isLater(String address) {
        return methods.getOrDefault(address, List.of()).stream().anyMatch(Method::isLater);
    }

    /** Creates the bean. */
    public static final class Creator implements BeanCreator<BusConsumers> {

        @Override
        public BusConsumers create(SyntheticCreationalContext<BusConsumers> context) {
            return new BusConsumers((String[]) context.getParams().get(METHODS));
        }
    }
}
