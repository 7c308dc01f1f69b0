/** How families of devices are recognised and spoken to, from YAML files: built in, and the user's own. */
@NullMarked
package dev.claimport.device.profile;

import org.jspecify.annotations.NullMarked;
