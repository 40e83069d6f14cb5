package io.quarkiverse.handlertesting.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.EquivalenceKey;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * The bean of all fixtures with the same type and qualifiers. It makes the one that is nearest to the test.
 *
 * @param fixtures the fixtures of this type or a subtype
 * @param others supertypes of the bean that have beans of their own
 */
record FixtureBean(FixtureType type, List<FixtureType> fixtures, Set<DotName> others) {

    /** The type of a bean and its qualifiers, without other annotations. */
    private record Key(EquivalenceKey type, Set<String> qualifiers) {

        static Key of(Type made, FixtureType fixture, IndexView index) {
            return new Key(EquivalenceKey.of(made), fixture.qualifiers(index).stream().map(Object::toString)
                    .collect(Collectors.toSet()));
        }
    }

    static List<FixtureBean> of(List<FixtureType> fixtures, IndexView index) {
        Map<Key, FixtureBean> beans = new LinkedHashMap<>();
        for (FixtureType fixture : fixtures) {
            beans.computeIfAbsent(Key.of(fixture.made(), fixture, index),
                    key -> new FixtureBean(fixture, new ArrayList<>(), new LinkedHashSet<>())).fixtures().add(fixture);
        }
        for (FixtureType fixture : fixtures) {
            FixtureBean own = beans.get(Key.of(fixture.made(), fixture, index));
            for (DotName parent : supertypes(fixture.made().name(), index)) {
                FixtureBean other = beans.get(Key.of(Type.create(parent, Type.Kind.CLASS), fixture, index));
                if (other != null) {
                    other.fixtures().add(fixture);
                    own.others().add(parent);
                }
            }
        }
        return List.copyOf(beans.values());
    }

    private static Set<DotName> supertypes(DotName name, IndexView index) {
        Set<DotName> found = new LinkedHashSet<>();
        ClassInfo type = index.getClassByName(name);
        if (type != null) {
            List<DotName> parents = new ArrayList<>(type.interfaceNames());
            if (type.superName() != null) {
                parents.add(type.superName());
            }
            for (DotName parent : parents) {
                found.add(parent);
                found.addAll(supertypes(parent, index));
            }
        }
        return found;
    }
}
