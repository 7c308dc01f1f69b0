package dev.claimport.device.handover;

import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceText;
import dev.claimport.device.seal.BundleSeal;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a device answers in the hand-over group. Nothing is trusted: types, lengths and ranges are checked, texts cleaned. */
final class HandoverGroupReader {

    private static final int LONGEST_TEXT = 64;
    private static final int LONGEST_MESSAGE = 200;
    /** AWS IoT API reference, CreateThing: thingName has 1 to 128 characters. */
    private static final int LONGEST_THING = 128;
    private static final int MOST_PARAMETERS = 32;

    private final String port;

    HandoverGroupReader(String port) {
        this.port = port;
    }

    /**
     * What a hello says.
     *
     * @param serial as the device said it: the identity's is cut and cleaned
     * @param sealKey the public key that a bundle is to be sealed for, 32 bytes
     */
    record Hello(DeviceIdentity identity, String serial, Optional<byte[]> sealKey) {}

    /** @throws dev.claimport.failure.FailureException {@code device-garbage} */
    Hello hello(Map<Object, Object> hello) {
        Optional<byte[]> sealKey = sealKey(hello);
        return new Hello(identity(hello, sealKey.isPresent()), (String) hello.get("serial"), sealKey);
    }

    /** A key that is none must not be taken for a device that takes no seal. */
    private Optional<byte[]> sealKey(Map<Object, Object> hello) {
        if (!hello.containsKey("seal")) {
            return Optional.empty();
        }
        if (hello.get("seal") instanceof byte[] key && key.length == BundleSeal.KEY) {
            return Optional.of(key);
        }
        throw garbage("hello with a seal that is no key");
    }

    private DeviceIdentity identity(Map<Object, Object> hello, boolean sealed) {
        String serial = text(hello, "serial", LONGEST_TEXT).filter(text -> !text.isEmpty()).orElseThrow(() -> garbage("hello without serial"));
        return new DeviceIdentity(
                text(hello, "model", LONGEST_TEXT).orElseThrow(() -> garbage("hello without model")),
                serial,
                text(hello, "fw", LONGEST_TEXT).orElseThrow(() -> garbage("hello without fw")),
                parameters(hello.get("params")),
                number(hello, "max").orElseThrow(() -> garbage("hello without max")),
                state(hello),
                Boolean.TRUE.equals(hello.get("csr")),
                number(hello, "clock").filter(seconds -> seconds <= Instant.MAX.getEpochSecond()).map(Instant::ofEpochSecond),
                true,
                sealed);
    }

    /** @throws dev.claimport.failure.FailureException {@code device-garbage} */
    DeviceStatus status(Map<Object, Object> status) {
        return new DeviceStatus(
                state(status),
                text(status, "thing", LONGEST_THING).filter(name -> !name.isEmpty()),
                text(status, "cert", LONGEST_TEXT).filter(id -> id.matches("[0-9a-f]{64}")),
                status.get("err") instanceof Map<?, ?> error
                        ? Optional.of(new DeviceStatus.Error(
                                text(error, "code", LONGEST_TEXT).orElse("unknown"), text(error, "msg", LONGEST_MESSAGE).orElse("")))
                        : Optional.empty());
    }

    /** An offset from 0 to {@code most}. */
    Optional<Integer> offset(Map<?, ?> body, int most) {
        return number(body, "off").filter(offset -> offset <= most).map(Long::intValue);
    }

    private DeviceState state(Map<Object, Object> body) {
        return number(body, "state").filter(code -> code < DeviceState.values().length).map(DeviceState::of)
                .orElseThrow(() -> garbage("no known state"));
    }

    private List<String> parameters(Object value) {
        return value instanceof List<?> list
                ? list.stream().limit(MOST_PARAMETERS).filter(String.class::isInstance)
                        .map(name -> DeviceText.clean((String) name, LONGEST_TEXT)).filter(name -> !name.isEmpty()).toList()
                : List.of();
    }

    private static Optional<String> text(Map<?, ?> body, String key, int longest) {
        return body.get(key) instanceof String text ? Optional.of(DeviceText.clean(text, longest)) : Optional.empty();
    }

    private static Optional<Long> number(Map<?, ?> body, String key) {
        return body.get(key) instanceof Long number && number >= 0 ? Optional.of(number) : Optional.empty();
    }

    FailureException garbage(String detail) {
        return new DeviceFailure(DeviceFailure.Kind.DEVICE_GARBAGE, Map.of("port", port), detail).exception();
    }
}
