package io.quarkiverse.handlertesting.deployment;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.objectweb.asm.Type;

/**
 * Methods of the JDK, and the static methods to call in their place. A static method replaces the method with its name that has
 * its parameters, or, as an instance method, all of them but the first one. Another version of the JDK may lack a method.
 * Those that want the line of the call have it as one more parameter, the last one.
 */
final class CallSites {

    /** It follows its tasks itself, and a frame more would lengthen each walk over the stack. */
    private static final String MANAGED_EXECUTOR = "org/eclipse/microprofile/context/ManagedExecutor";

    /** By name of the method of the JDK. */
    private final Map<String, List<CallSite>> sites = new HashMap<>();
    private final List<Method> unmatched = new ArrayList<>();
    private final Subclasses subclasses;

    /**
     * @param owner the internal name of the class that has the method of the JDK
     * @param parameters the descriptors of its parameters, such as {@code (Ljava/lang/Runnable;)}
     * @param replacement the static method; a descriptor with a wider return type wants a cast
     * @param wantsLine whether the static method gets the line of the call, {@code Importer.java:31}
     */
    record CallSite(String owner, boolean ofClass, String name, String parameters, String hop, String replacement,
            String returned, boolean wantsLine) {
    }

    CallSites(Subclasses subclasses) {
        this.subclasses = subclasses;
    }

    /** Adds the methods of some types of the JDK that have a replacement in the class. */
    CallSites add(Class<?> hop, Class<?>... types) {
        return add(hop, false, types);
    }

    /** As {@link #add}, with static methods that get the line of the call as their last parameter. */
    CallSites addWithLine(Class<?> hop, Class<?>... types) {
        return add(hop, true, types);
    }

    private CallSites add(Class<?> hop, boolean wantsLine, Class<?>... types) {
        for (Method replacement : hop.getDeclaredMethods()) {
            if (Modifier.isPublic(replacement.getModifiers())) {
                List<CallSite> found = Arrays.stream(types).flatMap(type -> find(replacement, wantsLine, type).stream())
                        .toList();
                sites.computeIfAbsent(replacement.getName(), name -> new ArrayList<>()).addAll(found);
                if (found.isEmpty()) {
                    unmatched.add(replacement);
                }
            }
        }
        return this;
    }

    private static List<CallSite> find(Method replacement, boolean wantsLine, Class<?> type) {
        Class<?>[] parameters = Arrays.copyOf(replacement.getParameterTypes(),
                replacement.getParameterCount() - (wantsLine ? 1 : 0));
        boolean ofInstance = parameters.length > 0 && parameters[0].isAssignableFrom(type);
        return Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(replacement.getName()) && returnsTheSame(method, replacement))
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        ? Arrays.equals(method.getParameterTypes(), parameters)
                        : ofInstance && Arrays.equals(method.getParameterTypes(),
                                Arrays.copyOfRange(parameters, 1, parameters.length)))
                .map(method -> site(type, method, replacement, wantsLine)).distinct().toList();
    }

    /** A static method with the same name and parameters may be of another class, such as that of a builder. */
    private static boolean returnsTheSame(Method method, Method replacement) {
        return method.getReturnType().isAssignableFrom(replacement.getReturnType())
                || replacement.getReturnType().isAssignableFrom(method.getReturnType());
    }

    private static CallSite site(Class<?> type, Method method, Method replacement, boolean wantsLine) {
        return new CallSite(Type.getInternalName(type), Modifier.isStatic(method.getModifiers()), method.getName(),
                parameters(Type.getMethodDescriptor(method)), Type.getInternalName(replacement.getDeclaringClass()),
                Type.getMethodDescriptor(replacement), Type.getInternalName(replacement.getReturnType()), wantsLine);
    }

    static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    /** The names of the methods of the JDK. */
    Set<String> names() {
        return sites.keySet();
    }

    /** The static methods that replace no method of this JDK. */
    List<Method> unmatched() {
        return unmatched;
    }

    /**
     * @return {@code null} if the call is left as it is
     */
    CallSite find(String owner, boolean ofClass, String name, String descriptor) {
        List<CallSite> candidates = sites.get(name);
        if (candidates == null || owner.equals(MANAGED_EXECUTOR)) {
            return null;
        }
        String parameters = parameters(descriptor);
        List<CallSite> matching = candidates.stream()
                .filter(site -> site.ofClass() == ofClass && site.parameters().equals(parameters)).toList();
        return matching.stream().filter(site -> site.owner().equals(owner)).findFirst()
                .or(() -> matching.stream().filter(site -> subclasses.test(owner, site.owner())
                        && !(ofClass && subclasses.hides(owner, site.owner(), name + descriptor))).findFirst())
                .orElse(null);
    }
}
