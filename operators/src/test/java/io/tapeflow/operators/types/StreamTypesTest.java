package io.tapeflow.operators.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class StreamTypesTest {

    @TestFactory
    Stream<DynamicTest> noStreamFallsBackToReflection() {
        return Arrays.stream(StreamTypes.class.getFields())
                .map(
                        field ->
                                DynamicTest.dynamicTest(
                                        field.getName(), () -> assertNoGenericType(field)));
    }

    private static void assertNoGenericType(Field field) throws IllegalAccessException {
        SerializerConfigImpl strict = new SerializerConfigImpl();
        strict.setGenericTypes(false);
        TypeInformation<?> type = (TypeInformation<?>) field.get(null);
        assertThat(type.createSerializer(strict)).isNotNull();
    }
}
