package io.quarkiverse.handlertesting.deployment;

import java.util.Map;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces the results of some methods of a class by that of a static method, which gets the result and the first argument.
 * Both are objects.
 */
final class ReplacedResults extends ClassVisitor {

    private final String hop;
    private final Map<String, String> methods;

    /**
     * @param hop the class that has the static methods
     * @param methods the static method to call, by name and descriptor of the changed method
     */
    ReplacedResults(ClassVisitor visitor, Class<?> hop, Map<String, String> methods) {
        super(Opcodes.ASM9, visitor);
        this.hop = Type.getInternalName(hop);
        this.methods = methods;
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        String replace = methods.get(name + descriptor);
        if (replace == null) {
            return method;
        }
        int argument = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
        String result = Type.getReturnType(descriptor).getDescriptor();
        String parameters = "(" + result + Type.getArgumentTypes(descriptor)[0].getDescriptor() + ")" + result;
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN) {
                    visitVarInsn(Opcodes.ALOAD, argument);
                    visitMethodInsn(Opcodes.INVOKESTATIC, hop, replace, parameters, false);
                }
                super.visitInsn(opcode);
            }
        };
    }
}
