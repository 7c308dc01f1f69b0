package dev.claimport.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.claimport.certify.Certificate;
import dev.claimport.certify.ClauseResult;
import dev.claimport.certify.Verdict;
import dev.claimport.certify.clause.Clauses;
import dev.claimport.certify.clause.FarSide;
import dev.claimport.device.DeviceState;
import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.smp.SmpHeader;
import dev.claimport.time.TimeSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices that lie get no certificate. */
class CertifiedLiarsTest {

    private static final int AT_ONCE = 8;

    /** It gives its answers in small pieces, all in time: that is allowed. */
    private static final Set<String> MAY_BE = Set.of("LiarDripsItsAnswers");

    @Test
    void deviceThatSaysYesToEverythingIsFoundOutByTheRegistry() {
        try (var world = new HostileWorld(); FarSide far = FarSide.start(TimeSource.system())) {
            Certificate honest = world.certify(HostileWorld.HONEST, far, Set.of(Clauses.REGISTERED));
            assertEquals(Verdict.IN_PART, honest.verdict(), honest.toString());
            Certificate lying = world.certify(new SaysYes(), far, Set.of(Clauses.REGISTERED));
            assertEquals(Verdict.NOT_CERTIFIED, lying.verdict());
            assertInstanceOf(ClauseResult.Failed.class, lying.results().getFirst().outcome());
        }
    }

    @Test
    @Tag("long")
    void anHonestDeviceIsCertifiedAndNoLiarIs() throws Exception {
        List<DeviceLie> lies = HostileTest.lies().stream().filter(DeviceLie.class::isInstance).map(DeviceLie.class::cast)
                .filter(lie -> lie.dialect().equals("handover")).toList();
        Map<String, Future<Certificate>> told = new TreeMap<>();
        try (var world = new HostileWorld(); FarSide far = FarSide.start(TimeSource.system()); FarSide liars = FarSide.start(TimeSource.system());
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            // Before them: liars that never stop leave nobody else on this computer the time to answer.
            Certificate honest = world.certify(HostileWorld.HONEST, far, Set.of());
            assertEquals(Verdict.CERTIFIED, honest.verdict(), () -> honest.failure() + " " + honest.unkept());
            lies.forEach(lie -> told.put(lie.name(), threads.submit(() -> world.certify(lie, liars, Set.of()))));
            Set<String> certified = new TreeSet<>();
            for (var each : told.entrySet()) {
                if (each.getValue().get().verdict() != Verdict.NOT_CERTIFIED && !MAY_BE.contains(each.getKey())) {
                    certified.add(each.getKey());
                }
            }
            assertEquals(Set.of(), certified);
        }
    }

    /** Takes every bundle without a look, says after it what a device says that has registered, and never does. */
    private static final class SaysYes extends DeviceLie {

        private long state = -1;

        @Override
        void hear(SmpHeader request, Map<Object, Object> asked) {
            state = is(request, HandoverGroup.COMMIT) ? 1 : is(request, HandoverGroup.ABORT) ? -1 : state;
        }

        @Override
        boolean passesOn(SmpHeader request) {
            return !is(request, HandoverGroup.COMMIT);
        }

        @Override
        byte[] instead(SmpHeader request, Map<Object, Object> asked) {
            return answerTo(request, Map.of());
        }

        @Override
        Map<Object, Object> body(SmpHeader request, Map<Object, Object> honest) {
            if (state < 0 || !is(request, HandoverGroup.STATUS)) {
                return honest;
            }
            state = Math.min(state + 1, HandoverGroup.code(DeviceState.DONE));
            return state < HandoverGroup.code(DeviceState.RECONNECTING) ? Map.of("state", state)
                    : Map.of("state", state, "thing", "sensor-C-SaysYes", "cert", "ab".repeat(32));
        }

        @Override
        public Set<String> ends() {
            return Set.of();
        }
    }
}
