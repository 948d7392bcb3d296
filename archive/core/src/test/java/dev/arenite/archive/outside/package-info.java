/// Extensions of the library written from outside its packages.
package dev.arenite.archive.outside;
