/// Text of other programs as values of schemas: logs of web servers, CSV and lines of JSON. What
/// cannot be read is handed back as it is.
@NullMarked
package dev.arenite.tool.pack;

import org.jspecify.annotations.NullMarked;
