package dev.clientela.persistence.jpa;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes entities of one class and reaches their attributes by name, whatever their visibility. */
final class Attributes {

    private final Class<?> entity;
    private final MethodHandle constructor;

    private Attributes(Class<?> entity, MethodHandle constructor) {
        this.entity = entity;
        this.constructor = constructor;
    }

    static Attributes of(Class<?> entity) {
        try {
            MethodHandle constructor = MethodHandles.privateLookupIn(entity, MethodHandles.lookup())
                    .findConstructor(entity, MethodType.methodType(void.class));
            return new Attributes(entity, constructor.asType(MethodType.methodType(Object.class)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(entity + " is not open to the store, or has no constructor", e);
        }
    }

    Object create() {
        try {
            return constructor.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(entity + " cannot be made", e);
        }
    }

    /** Empty when the entity has no attribute of that name, of its own or inherited. */
    Optional<VarHandle> find(String name) {
        for (@Nullable Class<?> type = entity; type != null && type != Object.class; type = type.getSuperclass()) {
            try {
                MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
                return Optional.of(lookup.unreflectVarHandle(type.getDeclaredField(name)));
            } catch (NoSuchFieldException e) {
                // Perhaps the class above has it.
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(type + " is not open to the store", e);
            }
        }
        return Optional.empty();
    }

    VarHandle get(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(entity + " has no attribute " + name));
    }
}
