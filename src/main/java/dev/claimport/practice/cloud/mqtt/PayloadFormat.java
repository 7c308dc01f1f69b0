package dev.claimport.practice.cloud.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.util.Optional;

/** The two payload formats of the provisioning API, as the last level of its topics names them. */
enum PayloadFormat {
    JSON(new JsonFactory()),
    CBOR(new CBORFactory());

    private final ObjectMapper mapper;

    PayloadFormat(JsonFactory factory) {
        factory.setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build());
        factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper = new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    static Optional<PayloadFormat> of(String level) {
        return switch (level) {
            case "json" -> Optional.of(JSON);
            case "cbor" -> Optional.of(CBOR);
            default -> Optional.empty();
        };
    }

    ObjectMapper mapper() {
        return mapper;
    }
}
