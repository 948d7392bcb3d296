package dev.arenite.comparison.media;

import dev.arenite.bench.data.media.Image;
import dev.arenite.bench.data.media.Media;
import dev.arenite.bench.data.media.MediaContent;
import dev.arenite.bench.data.media.Player;
import dev.arenite.bench.data.media.Size;
import dev.arenite.comparison.DataSet;
import dev.arenite.comparison.peer.ProtobufContender;
import dev.arenite.schemas.protobuf.ImageMessage;
import dev.arenite.schemas.protobuf.MediaContentMessage;
import dev.arenite.schemas.protobuf.MediaMessage;
import dev.arenite.schemas.protobuf.PlayerCode;
import dev.arenite.schemas.protobuf.SizeCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Generated messages.
final class ProtobufMedia extends ProtobufContender<MediaContent, MediaContentMessage> {

    ProtobufMedia(DataSet<MediaContent> dataSet) {
        super(dataSet, MediaContentMessage.parser());
    }

    @Override
    protected MediaContentMessage message(MediaContent content) {
        MediaContentMessage.Builder message = MediaContentMessage.newBuilder();
        message.setMedia(message(content.media()));
        for (Image image : content.images()) {
            message.addImages(message(image));
        }
        return message.build();
    }

    private static ImageMessage message(Image image) {
        ImageMessage.Builder message =
                ImageMessage.newBuilder()
                        .setUri(image.uri())
                        .setWidth(image.width())
                        .setHeight(image.height())
                        .setSize(image.size() == Size.LARGE ? SizeCode.LARGE : SizeCode.SMALL);
        if (image.title().isPresent()) {
            message.setTitle(image.title().get());
        }
        return message.build();
    }

    private static MediaMessage message(Media media) {
        MediaMessage.Builder message =
                MediaMessage.newBuilder()
                        .setUri(media.uri())
                        .setWidth(media.width())
                        .setHeight(media.height())
                        .setFormat(media.format())
                        .setDuration(media.duration())
                        .setSize(media.size())
                        .addAllPersons(media.persons())
                        .setPlayer(
                                media.player() == Player.FLASH
                                        ? PlayerCode.FLASH
                                        : PlayerCode.JAVA);
        if (media.title().isPresent()) {
            message.setTitle(media.title().get());
        }
        if (media.bitrate().isPresent()) {
            message.setBitrate(media.bitrate().get());
        }
        if (media.copyright().isPresent()) {
            message.setCopyright(media.copyright().get());
        }
        return message.build();
    }

    @Override
    protected MediaContent value(MediaContentMessage message) {
        List<Image> images = new ArrayList<>(message.getImagesCount());
        for (ImageMessage image : message.getImagesList()) {
            images.add(
                    new Image(
                            image.getUri(),
                            present(image.hasTitle(), image.getTitle()),
                            image.getWidth(),
                            image.getHeight(),
                            image.getSize() == SizeCode.LARGE ? Size.LARGE : Size.SMALL));
        }
        return new MediaContent(value(message.getMedia()), images);
    }

    private static Media value(MediaMessage media) {
        return new Media(
                media.getUri(),
                present(media.hasTitle(), media.getTitle()),
                media.getWidth(),
                media.getHeight(),
                media.getFormat(),
                media.getDuration(),
                media.getSize(),
                media.hasBitrate() ? Optional.of(media.getBitrate()) : Optional.empty(),
                new ArrayList<>(media.getPersonsList()),
                media.getPlayer() == PlayerCode.FLASH ? Player.FLASH : Player.JAVA,
                present(media.hasCopyright(), media.getCopyright()));
    }

    private static Optional<String> present(boolean isPresent, String text) {
        return isPresent ? Optional.of(text) : Optional.empty();
    }
}
