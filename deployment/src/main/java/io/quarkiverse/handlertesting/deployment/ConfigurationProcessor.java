package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.handlertesting.runtime.internal.taps.UnreadKeys;
import io.quarkiverse.handlertesting.runtime.internal.taps.UnreadKeysRecorder;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.ConfigMappingBuildItem;
import io.quarkus.deployment.builditem.ConfigurationBuildItem;

/** Finds configuration keys that are misspelt: they are set, nothing reads them, and a similar one is read. */
@BuildSteps(onlyIf = IsTest.class)
class ConfigurationProcessor {

    private static final DotName CONFIG_PROPERTY = DotName
            .createSimple("org.eclipse.microprofile.config.inject.ConfigProperty");
    private static final String QUARKUS = "quarkus.";

    @BuildStep
    AdditionalBeanBuildItem bean() {
        return AdditionalBeanBuildItem.unremovableOf(UnreadKeys.class);
    }

    /** Needs the container, since the mappings of the application are known only after the beans are. */
    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void keys(UnreadKeysRecorder recorder, BeanContainerBuildItem container, ConfigurationBuildItem configuration,
            List<ConfigMappingBuildItem> mappings, CombinedIndexBuildItem index) {
        Set<String> mapped = Stream.concat(configuration.getReadResult().getAllMappings().stream(),
                mappings.stream().map(ConfigMappingBuildItem::toConfigClass))
                .flatMap(mapping -> mapping.getProperties().keySet().stream()).collect(Collectors.toSet());
        List<String> unread = unread(mapped, injected(index.getIndex()), ConfigProvider.getConfig());
        if (!unread.isEmpty()) {
            recorder.set(unread);
        }
    }

    /** The names of {@code @ConfigProperty}. */
    private static Set<String> injected(IndexView index) {
        return index.getAnnotations(CONFIG_PROPERTY).stream().map(property -> property.value("name"))
                .filter(name -> name != null).map(AnnotationValue::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    /** As for {@code UnreadKeys.set}. */
    private static List<String> unread(Set<String> mapped, Set<String> injected, Config config) {
        Set<String> set = new TreeSet<>();
        config.getPropertyNames().forEach(set::add);
        Collection<String> all = new HashSet<>(mapped);
        all.addAll(injected);
        ConfigurationKeys known = ConfigurationKeys.of(all);
        // An injected key that is set is read as it was meant.
        ConfigurationKeys absent = ConfigurationKeys.of(injected.stream().filter(name -> !set.contains(name)).toList());
        List<String> unread = new ArrayList<>();
        for (String key : set) {
            (key.startsWith(QUARKUS) ? known : absent).meant(key)
                    .filter(meant -> !known.has(key) && hasAnEffect(key, meant, config))
                    .ifPresent(meant -> unread.addAll(List.of(key, meant)));
        }
        return unread;
    }

    /** Whether the values differ: Quarkus reads some of its keys by an older name too. */
    private static boolean hasAnEffect(String key, String meant, Config config) {
        return !Objects.equals(config.getConfigValue(key).getValue(), config.getConfigValue(meant).getValue());
    }
}
