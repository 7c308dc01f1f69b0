package dev.claimport.desktop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.app.CheckReport;
import dev.claimport.desktop.testing.DirectBackground;
import dev.claimport.desktop.testing.FakeBackend;
import dev.claimport.failure.LocalFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckViewModelTest {

    private final DirectBackground background = new DirectBackground();
    private CheckReport report = FakeBackend.limited();
    private final CheckViewModel model = new CheckViewModel(() -> report, _ -> true, background);

    @Test
    void beforeTheFirstLookNothingIsKnown() {
        assertEquals(List.of(), model.checks());
        assertEquals(Optional.empty(), model.policy());
        assertFalse(model.isWorthALook());
    }

    @Test
    void whatIsMissingIsWorthALookButInNobodysWay() {
        model.look();

        assertTrue(model.isWorthALook());
        assertEquals(Optional.empty(), model.inTheWay());
        assertTrue(model.policy().orElseThrow().contains("provisioningtemplate/practice-gateway"));
    }

    @Test
    void theFirstThingInTheWayIsNamed() {
        report = FakeBackend.inTheWay();
        model.look();

        assertEquals("clock", model.inTheWay().orElseThrow().id());
    }

    @Test
    void whatDoesNotMatterIsNotInTheWay() {
        var practice = new CheckViewModel(FakeBackend::inTheWay, check -> !check.id().equals("clock"), background);
        practice.look();

        assertEquals("serial", practice.inTheWay().orElseThrow().id());
    }

    @Test
    void whatWasFoundBeforeIsShownUntilMoreIsKnown() {
        model.look();
        background.hold();
        report = FakeBackend.inTheWay();
        model.look();
        model.look();
        assertTrue(model.lookingProperty().get());
        assertEquals(Optional.empty(), model.inTheWay());

        background.letGo();

        assertFalse(model.lookingProperty().get());
        assertTrue(model.inTheWay().isPresent());
    }

    @Test
    void aLookThatFailsSaysWhy() {
        var failing = new CheckViewModel(() -> {
            throw new LocalFailure(LocalFailure.Kind.UNEXPECTED, Map.of("error", "x")).exception();
        }, _ -> true, background);
        failing.look();

        assertEquals("unexpected", failing.failureProperty().get().id());
        assertFalse(failing.lookingProperty().get());
    }
}
