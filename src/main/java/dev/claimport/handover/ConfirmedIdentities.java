package dev.claimport.handover;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What hand-overs have confirmed, and are waiting for: no certificate proves more than one
 * device, and no two devices are awaited as the same thing, since nobody could tell which of them had come. Thread-safe.
 */
public interface ConfirmedIdentities {

    /**
     * Says that a hand-over waits for this thing from now on.
     *
     * @return false when another one does
     */
    boolean expect(String thingName);

    /** The hand-over does not wait any more. */
    void release(String thingName);

    /** Whether some hand-over waits for this thing. */
    boolean isExpected(String thingName);

    /**
     * Takes a certificate as the proof of one run.
     *
     * @return false when it has proved another before
     */
    boolean confirm(RunId run, String certificateId);

    /** Those of this process, forgotten when it ends. */
    static ConfirmedIdentities ofThisProcess() {
        return new ConfirmedIdentities() {

            private final Set<String> expected = ConcurrentHashMap.newKeySet();
            private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

            @Override
            public boolean expect(String thingName) {
                return expected.add(thingName);
            }

            @Override
            public void release(String thingName) {
                expected.remove(thingName);
            }

            @Override
            public boolean isExpected(String thingName) {
                return expected.contains(thingName);
            }

            @Override
            public boolean confirm(RunId run, String certificateId) {
                return confirmed.add(certificateId);
            }
        };
    }
}
