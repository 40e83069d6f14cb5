package io.quarkiverse.handlertesting.deployment;

import java.util.Map;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Has the first argument of some methods of a class replaced by what a static method makes of it, before anything else. */
final class ReplacedArguments extends ClassVisitor {

    private static final String HOPS = "io/quarkiverse/handlertesting/runtime/internal/hops/";

    private final String hop;
    private final Map<String, String> methods;

    /**
     * @param hop simple name of the class that has the static methods
     * @param methods which of them to call, by name and descriptor of the methods that are changed
     */
    ReplacedArguments(ClassVisitor visitor, String hop, Map<String, String> methods) {
        super(Opcodes.ASM9, visitor);
        this.hop = HOPS + hop;
        this.methods = methods;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        String replace = methods.get(name + descriptor);
        return replace == null ? method : new Replacing(method, replace, Type.getArgumentTypes(descriptor)[0].getDescriptor());
    }

    private final class Replacing extends MethodVisitor {

        private final String replace;
        private final String type;

        Replacing(MethodVisitor visitor, String replace, String type) {
            super(Opcodes.ASM9, visitor);
            this.replace = replace;
            this.type = type;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitMethodInsn(Opcodes.INVOKESTATIC, hop, replace, "(" + type + ")" + type, false);
            visitVarInsn(Opcodes.ASTORE, 1);
        }
    }
}
