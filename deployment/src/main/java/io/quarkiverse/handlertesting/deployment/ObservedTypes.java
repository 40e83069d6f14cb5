package io.quarkiverse.handlertesting.deployment;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.ClassInfo.NestingType;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Finds the classes that belong to the types that tests observe. */
final class ObservedTypes {

    private final Set<DotName> types = new HashSet<>();
    private final IndexView index;

    ObservedTypes(List<ObservationBuildItem> observations, IndexView index) {
        observations.forEach(observation -> types.add(observation.type()));
        this.index = index;
    }

    /**
     * Whether the class is observed: it is one of the types, or a subtype of one. Anonymous and local classes are no beans, and
     * must have no interceptor.
     */
    boolean include(ClassInfo type) {
        return !Modifier.isInterface(type.flags()) && type.nestingType() != NestingType.ANONYMOUS
                && type.nestingType() != NestingType.LOCAL
                && types.stream().anyMatch(observed -> isKindOf(type.name(), type, observed));
    }

    /**
     * @param type the class in the index; {@code null} if the index does not have it
     */
    boolean isKindOf(DotName name, ClassInfo type, DotName observed) {
        if (name == null || name.equals(DotName.OBJECT_NAME)) {
            return false;
        }
        if (name.equals(observed)) {
            return true;
        }
        return type != null && (isKindOf(type.superName(), observed)
                || type.interfaceNames().stream().anyMatch(parent -> isKindOf(parent, observed)));
    }

    private boolean isKindOf(DotName name, DotName observed) {
        return isKindOf(name, name == null ? null : index.getClassByName(name), observed);
    }
}
