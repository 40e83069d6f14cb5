package io.quarkiverse.handlertesting.deployment;

import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.deployment.CallSites.CallSite;
import io.quarkiverse.handlertesting.runtime.internal.text.ApplicationFrames;

/** Replaces calls of methods of the JDK, and references to them, by calls of static methods. Calls of {@code super} stay. */
final class ReplacedCalls extends ClassVisitor {

    private static final Set<Integer> CALLED = Set.of(Opcodes.H_INVOKESTATIC, Opcodes.H_INVOKEVIRTUAL,
            Opcodes.H_INVOKEINTERFACE);

    private final CallSites sites;
    /** The classes to make, and to extend, in place of classes of the JDK. */
    private final Map<String, String> classes;
    private final List<Bridge> bridges = new ArrayList<>();
    private String type;
    private boolean ofInterface;
    private boolean changed;
    /** The name of the source file; {@code null} if the class does not have it. */
    private String source;
    private int line;

    ReplacedCalls(ClassVisitor visitor, CallSites sites, Map<String, String> classes) {
        super(Opcodes.ASM9, visitor);
        this.sites = sites;
        this.classes = classes;
    }

    /** The class in place of this one, which may be itself. */
    private String replaced(String type) {
        String replacement = classes.get(type);
        changed |= replacement != null;
        return replacement == null ? type : replacement;
    }

    /** Whether the class had such a call. */
    boolean isChanged() {
        return changed;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
        type = name;
        ofInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access, name, signature, parent == null ? null : replaced(parent), interfaces);
    }

    @Override
    public void visitSource(String file, String debug) {
        source = file;
        super.visitSource(file, debug);
    }

    /** {@code Importer.java:31}; {@code null} if the class does not have its source. */
    private String line() {
        return source == null ? null : source + ":" + line;
    }

    private static void push(MethodVisitor method, String line) {
        if (line == null) {
            method.visitInsn(Opcodes.ACONST_NULL);
        } else {
            method.visitLdcInsn(line);
        }
    }

    @Override
    public void visitEnd() {
        bridges.forEach(bridge -> bridge.write(cv));
        super.visitEnd();
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if ((access & Opcodes.ACC_BRIDGE) != 0) {
            // It calls the method of its own class that has a narrower type; our method would call the bridge again.
            return method;
        }
        return new MethodVisitor(Opcodes.ASM9, method) {

            private boolean pushes;

            @Override
            public void visitLineNumber(int number, Label start) {
                line = number;
                super.visitLineNumber(number, start);
            }

            @Override
            public void visitMaxs(int stack, int locals) {
                super.visitMaxs(pushes ? stack + 1 : stack, locals);
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                super.visitTypeInsn(opcode, opcode == Opcodes.NEW ? replaced(type) : type);
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String type, boolean ofInterface) {
                if (opcode == Opcodes.INVOKESPECIAL) {
                    // A constructor, or a method of the superclass.
                    super.visitMethodInsn(opcode, ofInterface ? owner : replaced(owner), called, type, ofInterface);
                    return;
                }
                CallSite site = sites.find(owner, opcode == Opcodes.INVOKESTATIC, called, type);
                if (site == null) {
                    super.visitMethodInsn(opcode, owner, called, type, ofInterface);
                    return;
                }
                changed = true;
                if (site.wantsLine()) {
                    pushes = true;
                    push(mv, line());
                }
                super.visitMethodInsn(Opcodes.INVOKESTATIC, site.hop(), called, site.replacement(), false);
                cast(mv, Type.getReturnType(type), site);
            }

            @Override
            public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                if (isSerializable(bootstrap, arguments)) {
                    // It is found again by the name of its method.
                    super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
                    return;
                }
                Object[] replaced = arguments.clone();
                for (int i = 0; i < replaced.length; i++) {
                    replaced[i] = replaced(replaced[i], Type.getArgumentTypes(type));
                }
                super.visitInvokeDynamicInsn(called, type, bootstrap, replaced);
            }
        };
    }

    /**
     * The handle of a method reference, such as {@code CompletableFuture::runAsync}.
     *
     * @param captured the types of the values that the reference holds: at most the receiver
     */
    private Object replaced(Object argument, Type[] captured) {
        if (!(argument instanceof Handle handle)) {
            return argument;
        }
        if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
            return new Handle(handle.getTag(), replaced(handle.getOwner()), handle.getName(), handle.getDesc(), false);
        }
        if (!CALLED.contains(handle.getTag())) {
            return argument;
        }
        boolean ofClass = handle.getTag() == Opcodes.H_INVOKESTATIC;
        CallSite site = sites.find(handle.getOwner(), ofClass, handle.getName(), handle.getDesc());
        if (site == null) {
            return argument;
        }
        changed = true;
        List<Type> parameters = new ArrayList<>(List.of(Type.getArgumentTypes(handle.getDesc())));
        if (!ofClass) {
            parameters.add(0, captured.length > 0 ? captured[0] : Type.getObjectType(handle.getOwner()));
        }
        Bridge bridge = new Bridge(ApplicationFrames.REFERENCE + bridges.size(), Type.getMethodDescriptor(
                Type.getReturnType(handle.getDesc()), parameters.toArray(Type[]::new)), site, line());
        bridges.add(bridge);
        return new Handle(Opcodes.H_INVOKESTATIC, type, bridge.name(), bridge.descriptor(), ofInterface);
    }

    private static boolean isSerializable(Handle bootstrap, Object[] arguments) {
        return bootstrap.getName().equals("altMetafactory") && arguments.length > 3 && arguments[3] instanceof Integer flags
                && (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0;
    }

    /** The method of a reference must have exactly the types that the reference holds, so each gets a method of its own. */
    private record Bridge(String name, String descriptor, CallSite site, String line) {

        void write(ClassVisitor type) {
            MethodVisitor method = type.visitMethod(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, name,
                    descriptor, null, null);
            method.visitCode();
            int local = 0;
            for (Type parameter : Type.getArgumentTypes(descriptor)) {
                method.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
                local += parameter.getSize();
            }
            if (site.wantsLine()) {
                push(method, line);
            }
            method.visitMethodInsn(Opcodes.INVOKESTATIC, site.hop(), site.name(), site.replacement(), false);
            Type returned = Type.getReturnType(descriptor);
            cast(method, returned, site);
            method.visitInsn(returned.getOpcode(Opcodes.IRETURN));
            method.visitMaxs(Math.max(local + 1, 2), local);
            method.visitEnd();
        }
    }

    /** The static method may return a wider type than the replaced one. */
    private static void cast(MethodVisitor method, Type returned, CallSite site) {
        if (returned.getSort() == Type.OBJECT && !returned.getInternalName().equals(site.returned())) {
            method.visitTypeInsn(Opcodes.CHECKCAST, returned.getInternalName());
        }
    }
}
