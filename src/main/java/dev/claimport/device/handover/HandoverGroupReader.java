package dev.claimport.device.handover;

import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.DeviceIdentity.Capability;
import dev.claimport.device.DeviceIdentity.Standing;
import dev.claimport.device.DeviceState;
import dev.claimport.device.DeviceStatus;
import dev.claimport.device.DeviceText;
import dev.claimport.device.seal.BundleSeal;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads what a device answers in the hand-over group. Nothing is trusted: types, lengths and ranges are checked, texts cleaned. */
final class HandoverGroupReader {

    private static final int LONGEST_TEXT = 64;
    private static final int LONGEST_MESSAGE = 200;
    private static final int MOST_PARAMETERS = 32;

    private final String port;

    HandoverGroupReader(String port) {
        this.port = port;
    }

    /**
     * What a hello says.
     *
     * @param serial as the device said it: the identity's is cut and cleaned
     * @param state that it is in
     * @param sealKey the public key that a bundle is to be sealed for, 32 bytes
     */
    record Hello(DeviceIdentity identity, String serial, DeviceState state, Optional<byte[]> sealKey) {}

    /** @throws dev.claimport.failure.FailureException {@code device-garbage} */
    Hello hello(Map<Object, Object> hello) {
        Optional<byte[]> sealKey = sealKey(hello);
        return new Hello(identity(hello, sealKey.isPresent()), (String) hello.get("serial"), state(hello), sealKey);
    }

    /** A key that is none must not be taken for a device that takes no seal. */
    private Optional<byte[]> sealKey(Map<Object, Object> hello) {
        if (!hello.containsKey("seal")) {
            return Optional.empty();
        }
        if (hello.get("seal") instanceof byte[] key && key.length == BundleSeal.KEY && BundleSeal.isUsable(key)) {
            return Optional.of(key);
        }
        throw garbage("hello with a seal that is no key");
    }

    private DeviceIdentity identity(Map<Object, Object> hello, boolean sealed) {
        String serial = text(hello, "serial", LONGEST_TEXT).filter(text -> !text.isEmpty()).orElseThrow(() -> garbage("hello without serial"));
        return DeviceIdentity.of(
                text(hello, "model", LONGEST_TEXT).orElseThrow(() -> garbage("hello without model")),
                serial,
                text(hello, "fw", LONGEST_TEXT).orElseThrow(() -> garbage("hello without fw")))
                .withParameters(parameters(hello.get("params")))
                .taking(number(hello, "max").orElseThrow(() -> garbage("hello without max")))
                .with(standing(state(hello)))
                .able(sealed ? Set.of(Capability.REPORTS_PROGRESS, Capability.TAKES_SEAL) : Set.of(Capability.REPORTS_PROGRESS));
    }

    /** Only while it registers it cannot be told to forget what it has (hand-over group, "abort"). */
    private static Standing standing(DeviceState state) {
        return switch (state) {
            case EMPTY -> Standing.NOTHING;
            case REGISTERING -> Standing.BUSY;
            default -> Standing.LEFT_OVER;
        };
    }

    /** @throws dev.claimport.failure.FailureException {@code device-garbage}, {@code device-report-wrong} */
    DeviceStatus status(Map<Object, Object> status) {
        DeviceState state = state(status);
        return new DeviceStatus(
                state,
                reported(status, "thing", DeviceStatus::isThing, state),
                reported(status, "cert", DeviceStatus::isCertificate, state),
                status.get("err") instanceof Map<?, ?> error ? Optional.of(error(error)) : Optional.empty());
    }

    private static DeviceStatus.Error error(Map<?, ?> error) {
        String code = text(error, "code", LONGEST_TEXT).orElse("unknown");
        return new DeviceStatus.Error(HandoverGroup.cause(code), code, text(error, "msg", LONGEST_MESSAGE).orElse(""));
    }

    /** What a device says of its registration: it goes on to AWS, so it is taken as it is or not at all; a device that is done has to say it. */
    private Optional<String> reported(Map<Object, Object> status, String key, Predicate<String> form, DeviceState state) {
        Object value = status.get(key);
        if (value == null && state != DeviceState.DONE) {
            return Optional.empty();
        }
        if (value instanceof String text && form.test(text)) {
            return Optional.of(text);
        }
        String said = value instanceof String text ? DeviceText.clean(text, LONGEST_TEXT) : "";
        throw new DeviceFailure(DeviceFailure.Kind.DEVICE_REPORT_WRONG, Map.of("port", port), key + " “" + said + "”").exception();
    }

    /** An offset from 0 to {@code most}. */
    Optional<Integer> offset(Map<?, ?> body, int most) {
        return number(body, "off").filter(offset -> offset <= most).map(Long::intValue);
    }

    private DeviceState state(Map<Object, Object> body) {
        return number(body, "state").flatMap(HandoverGroup::state).orElseThrow(() -> garbage("no known state"));
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
