package dev.claimport.practice.cloud.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.claimport.claim.template.OverrideAction;
import dev.claimport.claim.template.ThingResource;
import dev.claimport.claim.template.ThingResource.Overrides;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThingChangeTest {

    private static final Thing OLD = new Thing("pump-1", "id-1", PracticeAccount.USUAL.thingArn("pump-1"), Optional.of("pump"),
            Map.of("site", "cork", "colour", "red"), List.of("a", "b"), Optional.empty(), 3);

    @Test
    void newThingTakesWhatTheTemplateSays() throws Exception {
        Thing thing = ThingChange.apply(PracticeAccount.USUAL, Optional.empty(), wanted(OverrideAction.FAIL, OverrideAction.FAIL, OverrideAction.FAIL));

        assertEquals(1, thing.version());
        assertEquals(Optional.of("gateway"), thing.typeName());
        assertEquals(Map.of("site", "dublin"), thing.attributes());
        assertEquals(List.of("b", "c"), thing.groups());
    }

    @Test
    void nothingIsDoneToTheThingThatIsToStay() throws Exception {
        assertEquals(OLD, ThingChange.apply(PracticeAccount.USUAL, Optional.of(OLD),
                wanted(OverrideAction.DO_NOTHING, OverrideAction.DO_NOTHING, OverrideAction.DO_NOTHING)));
    }

    @Test
    void replacingForgetsWhatWasThere() throws Exception {
        Thing thing = ThingChange.apply(PracticeAccount.USUAL, Optional.of(OLD), wanted(OverrideAction.REPLACE, OverrideAction.REPLACE, OverrideAction.REPLACE));

        assertEquals(new Thing("pump-1", "id-1", OLD.arn(), Optional.of("gateway"), Map.of("site", "dublin"), List.of("b", "c"),
                Optional.empty(), 4), thing);
    }

    @Test
    void mergingKeepsWhatWasThereAndPrefersTheTemplate() throws Exception {
        Thing thing = ThingChange.apply(PracticeAccount.USUAL, Optional.of(OLD), wanted(OverrideAction.MERGE, OverrideAction.DO_NOTHING, OverrideAction.MERGE));

        assertEquals(Map.of("site", "dublin", "colour", "red"), thing.attributes());
        assertEquals(List.of("a", "b", "c"), thing.groups());
        assertEquals(Optional.of("pump"), thing.typeName());
        assertEquals(4, thing.version());
    }

    @Test
    void failingIsForThingsThatAreThere() {
        ProvisioningRefused refused = assertThrows(ProvisioningRefused.class, () -> ThingChange.apply(PracticeAccount.USUAL, Optional.of(OLD),
                wanted(OverrideAction.DO_NOTHING, OverrideAction.FAIL, OverrideAction.DO_NOTHING)));

        assertEquals(409, refused.statusCode());
        assertEquals("ResourceConflictsException", refused.errorCode());
    }

    private static ThingResource wanted(OverrideAction attributes, OverrideAction type, OverrideAction groups) {
        return new ThingResource("pump-1", Optional.of("gateway"), Map.of("site", "dublin"), List.of("b", "c"), Optional.empty(),
                new Overrides(attributes, type, groups));
    }
}
