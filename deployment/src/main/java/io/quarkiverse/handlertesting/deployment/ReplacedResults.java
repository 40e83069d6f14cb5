package io.quarkiverse.handlertesting.deployment;

import java.util.Map;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces the results of some methods of a class by that of a static method. It gets the result, the object if the changed
 * method is an instance method, and the first argument if there is one. All of them are objects.
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
        boolean ofObject = (access & Opcodes.ACC_STATIC) == 0;
        String result = Type.getReturnType(descriptor).getDescriptor();
        Type[] arguments = Type.getArgumentTypes(descriptor);
        String parameters = "(" + result + (ofObject ? "Ljava/lang/Object;" : "")
                + (arguments.length == 0 ? "" : arguments[0].getDescriptor()) + ")" + result;
        int variables = (ofObject ? 1 : 0) + Math.min(arguments.length, 1);
        return new MethodVisitor(Opcodes.ASM9, method) {
            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.ARETURN) {
                    for (int variable = 0; variable < variables; variable++) {
                        visitVarInsn(Opcodes.ALOAD, variable);
                    }
                    visitMethodInsn(Opcodes.INVOKESTATIC, hop, replace, parameters, false);
                }
                super.visitInsn(opcode);
            }
        };
    }
}
