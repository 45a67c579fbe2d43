"""both branches joined

Revision ID: 5f00
Revises: 4d00, 4e00
Create Date: 2021-06-03 04:05:06

"""
revision = "5f00"
down_revision = ("4d00", "4e00")
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass
