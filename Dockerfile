# Not tested: this file was written where no container engine runs. The archive that it installs is tested (PackagesIT).
#   scripts/package target/packages
#   docker build -f Dockerfile -t limbeck target/packages
#   docker run --rm -v "$PWD:/project" limbeck upgrade head
FROM debian:bookworm-slim
ADD limbeck-*-linux-*.tar.gz /opt/
RUN ln -s /opt/limbeck-*/bin/limbeck /usr/local/bin/limbeck
# The class archive would be written to a home folder that does not outlive the container.
ENV LIMBECK_ARCHIVE=off
WORKDIR /project
ENTRYPOINT ["limbeck"]
